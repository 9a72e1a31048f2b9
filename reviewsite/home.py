"""What stands on the home page. Eleven queries, whatever the size of the site."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Cast, Length
from django.utils import timezone

from accounts.selectors import MEMBER_CARD, MEMBER_NAME
from films.models import Film, WeeklyRatings
from films.selectors import FILM_CARD, FILM_NAME, PICTURE
from films.services.rating_summaries import monday_of
from lists.models import FilmList
from lists.selectors import LIST_CARD, ListCard, cards_of
from queries import Prepared, of
from reviews.models import Comment, DoubleBill, Review
from reviews.selectors import FILM_POSTER, sign

WEEK_RANKING = 7
NEW_FILMS = 7
MEMBER_REVIEWS = 3
LISTS = 3
# A list that was just begun may wait.
FILMS_ON_A_LIST = 3
# How many of the newest lists are looked through for three by different members.
LIST_CANDIDATES = 12
OVERHEARD = 6
# One line at 390 px is some 45 letters; three lines are still overheard, not read.
OVERHEARD_LENGTH = 120
# Enough newest comments to find six short ones among.
OVERHEARD_CANDIDATES = 60
# How many of the newest reviews are looked through for three of different films.
REVIEW_CANDIDATES = 12


@dataclass(frozen=True)
class Home:
    lead: Review | None
    most_rated: list[Film]
    new_films: list[Film]
    member_reviews: list[Review]
    double_bill: DoubleBill | None
    lists: list[ListCard]
    overheard: list[Comment]


def read_home() -> Home:
    """Everything that the home page shows to anybody."""
    return Home(
        lead=_lead(),
        most_rated=_most_rated(),
        new_films=_NEW_FILMS.find(),
        member_reviews=_member_reviews(),
        double_bill=_double_bill(),
        lists=_lists(),
        overheard=_OVERHEARD.find(),
    )


def _lead() -> Review | None:
    return next(iter(sign(_LEAD.find())), None)


def _most_rated() -> list[Film]:
    """Films by first ratings in this week; while it is young, last week's follow."""
    this_week = monday_of(timezone.localdate())
    last_week = this_week - timedelta(days=7)
    rows = _MOST_RATED.find(this_week=str(this_week), last_week=str(last_week))
    films = {row.film_id: row.film for row in reversed(rows)}
    ranked = dict.fromkeys(row.film_id for row in rows)
    return [films[film_id] for film_id in ranked][:WEEK_RANKING]


def _member_reviews() -> list[Review]:
    """The newest reviews by members, each of another film."""
    newest = _NEWEST_REVIEWS.find()
    one_per_film = {review.film_id: review.pk for review in reversed(newest)}
    chosen = [review.pk for review in newest if one_per_film[review.film_id] == review.pk]
    return _REVIEWS.find(ids=chosen[:MEMBER_REVIEWS])


def _double_bill() -> DoubleBill | None:
    """One a day, in turn."""
    bills = _BILLS.find()
    if not bills:
        return None
    return _BILL.first(bill=bills[timezone.localdate().toordinal() % len(bills)].pk)


def _lists() -> list[ListCard]:
    """The newest lists with some films on them, each of another member."""
    filled = [one for one in _LISTS.find() if one.film_count >= FILMS_ON_A_LIST]
    one_per_author = {one.author_id: one for one in reversed(filled)}
    chosen = [one for one in filled if one_per_author[one.author_id] is one]
    return cards_of(chosen[:LISTS])


def _most_rated_rows(this_week: str, last_week: str) -> QuerySet[WeeklyRatings]:
    weeks: Any = [Cast(Value(week), DateField()) for week in (this_week, last_week)]
    rows = WeeklyRatings.objects.filter(week__in=weeks, rating_count__gt=0, film__is_public=True)
    return rows.order_by("-week", "-rating_count", "-film")[: 2 * WEEK_RANKING]


def _bills() -> QuerySet[DoubleBill]:
    on_home = DoubleBill.objects.filter(is_on_home=True)
    return on_home.filter(first__is_public=True, second__is_public=True).order_by("pk")


def _newest_reviews() -> QuerySet[Review]:
    reviews = Review.objects.public().by_members().filter(contains_spoilers=False)
    return reviews.newest_first()[:REVIEW_CANDIDATES]


def _overheard() -> QuerySet[Comment]:
    """Of the newest comments those that are said in one line."""
    readable = Review.objects.public().filter(contains_spoilers=False)
    newest = Comment.objects.public().on(readable).filter(depth=0).order_by("-id")
    comments = Comment.objects.filter(pk__in=newest.values("pk")[:OVERHEARD_CANDIDATES])
    short = comments.annotate(length=Length("body")).filter(length__lte=OVERHEARD_LENGTH)
    # Here stands what was typed: nothing of a comment that folds anything away.
    in_one_line = short.exclude(body__contains="\n").exclude(body_html__contains="<details")
    return in_one_line.order_by("-id")[:OVERHEARD]


_LEAD = Prepared(
    lambda: Review.objects.public().editorial().newest_first()[:1],
    *("kind", "headline", "lead", "plain", "rating_value"),
    *of("author", MEMBER_NAME),
    *of("cover", PICTURE),
    *of("film", (*FILM_NAME, *of("banner", PICTURE))),
)
_MOST_RATED = Prepared(_most_rated_rows, *of("film", FILM_CARD))
_NEW_FILMS = Prepared(
    lambda: Film.objects.public().order_by("-created_at", "-id")[:NEW_FILMS], *FILM_CARD
)
_NEWEST_REVIEWS = Prepared(_newest_reviews, "film_id")
_REVIEWS = Prepared(
    lambda ids: Review.objects.public().filter(pk__in=ids).newest_first(),
    *("plain", "rating_value", "declares_interest", "language"),
    *of("author", MEMBER_NAME),
    *of("film", FILM_POSTER),
)
_BILLS = Prepared(_bills)
_BILL = Prepared(
    lambda bill: _bills().filter(pk=bill),
    "reason",
    *of("author", MEMBER_NAME),
    *of("first", (*FILM_POSTER, "runtime_minutes")),
    *of("second", (*FILM_POSTER, "runtime_minutes")),
)
_LISTS = Prepared(
    lambda: FilmList.objects.public().with_count().newest_first()[:LIST_CANDIDATES],
    *(*LIST_CARD, "film_count"),
)
_OVERHEARD = Prepared(
    _overheard,
    *("body", "guest_name", "review_id", "review__film__title"),
    *of("author", MEMBER_CARD),
)
