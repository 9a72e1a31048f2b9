"""What stands on the home page. Nine queries, whatever the size of the site."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from films.models import Film, WeeklyRatings
from films.services.rating_summaries import monday_of
from lists.models import FilmList
from lists.selectors import ListCard, newest_cards
from reviews.models import Comment, DoubleBill, Review

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
        new_films=list(
            Film.objects.public().with_card().order_by("-created_at", "-id")[:NEW_FILMS]
        ),
        member_reviews=_member_reviews(),
        double_bill=_double_bill(),
        lists=_lists(),
        overheard=_overheard(),
    )


def _lead() -> Review | None:
    articles = Review.objects.public().editorial().newest_first()
    return articles.select_related("film__banner", "cover").with_authors().first()


def _most_rated() -> list[Film]:
    """Films by first ratings in this week; while it is young, last week's follow."""
    this_week = monday_of(timezone.localdate())
    rows = (
        WeeklyRatings.objects.filter(
            week__in=[this_week, this_week - timedelta(days=7)],
            rating_count__gt=0,
            film__is_public=True,
        )
        .select_related("film__poster", "film__rating_summary")
        .order_by("-week", "-rating_count", "-film")[: 2 * WEEK_RANKING]
    )
    films = {row.film_id: row.film for row in reversed(rows)}
    ranked = dict.fromkeys(row.film_id for row in rows)
    return [films[film_id] for film_id in ranked][:WEEK_RANKING]


def _member_reviews() -> list[Review]:
    newest = (
        Review.objects.public()
        .by_members()
        .filter(contains_spoilers=False)
        .select_related("author", "film__poster")
        .newest_first()[:REVIEW_CANDIDATES]
    )
    one_per_film = {review.film_id: review for review in reversed(newest)}
    chosen = [review for review in newest if one_per_film[review.film_id] is review]
    return chosen[:MEMBER_REVIEWS]


def _double_bill() -> DoubleBill | None:
    """One a day, in turn."""
    bills = DoubleBill.objects.filter(
        is_on_home=True, first__is_public=True, second__is_public=True
    ).order_by("pk")
    keys = list(bills.values_list("pk", flat=True))
    if not keys:
        return None
    today = keys[timezone.localdate().toordinal() % len(keys)]
    return bills.select_related("author", "first__poster", "second__poster").get(pk=today)


def _lists() -> list[ListCard]:
    """The newest lists with some films on them, each of another member."""
    newest = newest_cards(FilmList.objects.public().newest_first()[:LIST_CANDIDATES])
    filled = [card for card in newest if card.film_count >= FILMS_ON_A_LIST]
    one_per_author = {card.film_list.author_id: card for card in reversed(filled)}
    chosen = [card for card in filled if one_per_author[card.film_list.author_id] is card]
    return chosen[:LISTS]


def _overheard() -> list[Comment]:
    newest = (
        Comment.objects.public()
        .on(Review.objects.public().filter(contains_spoilers=False))
        .filter(depth=0)
        .select_related("author", "review__film")
        .order_by("-id")[:OVERHEARD_CANDIDATES]
    )
    return [comment for comment in newest if _is_overheard(comment.body)][:OVERHEARD]


def _is_overheard(body: str) -> bool:
    return len(body) <= OVERHEARD_LENGTH and "\n" not in body and ">!" not in body
