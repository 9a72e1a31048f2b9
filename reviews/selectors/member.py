"""Reads of a member's pages that anybody may see: the first one, and the long lists behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from accounts.models import User
from accounts.selectors import public_member
from films.models.rating_summary import COUNT_FIELDS
from films.selectors.shown import FILM_CARD, FILM_NAME, PERSON_NAME
from queries import Prepared, of
from reviews.models import DoubleBill, MemberSummary, Rating, Review, ReviewAuthor, TasteLine
from reviews.scoring import score
from text.paging import Page, begins, first_page, page_of

from .shown import FILM_POSTER, REVIEW, REVIEW_WITH_FILM, sign

DIARY_ROWS = 7
REVIEWS_ON_PAGE = 5
# As on a film's page: more than a few would bury the reviews.
ARTICLES_ON_PAGE = 6
RATINGS_A_PAGE = 50
REVIEWS_A_PAGE = 25

DIARY_ORDERS = {
    "newest": ("-updated_at", "-id"),
    "highest": ("-value", "-id"),
    "lowest": ("value", "id"),
}
# In the order of the page.
TASTE_ORDER = list(TasteLine.Kind)

SUMMARY = Prepared(
    lambda member: MemberSummary.objects.filter(user=member),
    *(*COUNT_FIELDS, "rating_count", "rating_sum", "review_count"),
)
DOUBLE_BILL = Prepared(
    lambda member: DoubleBill.objects.filter(
        author=member, first__is_public=True, second__is_public=True
    ).order_by("-pk")[:1],
    *("reason", *of("first", FILM_POSTER), *of("second", FILM_POSTER)),
)
DIARY = Prepared(
    lambda member: rated_by(member).order_by(*DIARY_ORDERS["newest"])[:DIARY_ROWS],
    *("value", "updated_at", *of("film", FILM_CARD)),
)
FIRST_RATINGS = {
    sort: Prepared(
        lambda member, order=order: rated_by(member).order_by(*order)[: RATINGS_A_PAGE + 1],
        *("value", "updated_at", *of("film", FILM_CARD)),
    )
    for sort, order in DIARY_ORDERS.items()
}
REVIEWS = Prepared(
    lambda member: _reviews_by(member)[:REVIEWS_ON_PAGE],
    *(*REVIEW, *of("film", FILM_NAME)),
)
FIRST_REVIEWS = Prepared(
    lambda member: _reviews_by(member)[: REVIEWS_A_PAGE + 1],
    *(*REVIEW, *of("film", FILM_NAME)),
)
ARTICLES = Prepared(
    lambda member: _articles_signed_by(member)[:ARTICLES_ON_PAGE],
    *REVIEW_WITH_FILM,
)
TASTE = Prepared(
    lambda member: TasteLine.objects.filter(user=member).exclude(film__is_public=False),
    *("kind", "decade", "films", "difference"),
    *of("genre", ("name", "slug")),
    *of("country", ("name", "slug")),
    *of("person", PERSON_NAME),
    *of("film", (*FILM_NAME, "runtime_minutes")),
)


@dataclass(frozen=True, slots=True)
class MemberOverview:
    """What a member's page tells. Seven queries at most, however much there is."""

    summary: MemberSummary
    average: Decimal | None
    double_bill: DoubleBill | None
    diary: list[Rating]
    reviews: list[Review]
    articles: list[Review]
    taste: list[TasteLine]

    @property
    def texts(self) -> list[Review]:
        """Reviews and articles together."""
        return [*self.reviews, *self.articles]


@dataclass(frozen=True, slots=True)
class Month:
    """Ratings given in one month, which `first` is the first day of; None in other orders."""

    first: date | None
    ratings: list[Rating]


def overview_of(member: User) -> MemberOverview:
    """Everything that anybody may see on a member's page."""
    summary = SUMMARY.first(member=member.pk) or MemberSummary(user=member)
    return MemberOverview(
        summary=summary,
        average=score(summary.rating_sum, summary.rating_count),
        double_bill=double_bill_of(member),
        diary=DIARY.find(member=member.pk),
        reviews=REVIEWS.find(member=member.pk),
        articles=sign(ARTICLES.find(member=member.pk)),
        taste=_taste(member),
    )


def keys_on_member_page(username: str) -> set[str]:
    """The keys of what a member's page names: films, the scores of those in the diary, further
    authors of those with a text, people."""
    member = public_member(username)
    if member is None:
        return set()
    page = overview_of(member)
    rated = [rating.film.pk for rating in page.diary]
    reviewed = [review.film.pk for review in page.texts]
    named = [line.film.pk for line in page.taste if line.film]
    if page.double_bill:
        named += [page.double_bill.first.pk, page.double_bill.second.pk]
    people = [line.person.pk for line in page.taste if line.person]
    return {
        *(f"film:{pk}" for pk in [*rated, *reviewed, *named]),
        *(f"score:{pk}" for pk in rated),
        *(f"voices:{pk}" for pk in reviewed),
        *(f"person:{pk}" for pk in people),
    }


def double_bill_of(member: User) -> DoubleBill | None:
    """The member's newest pair of films, where both can be seen."""
    return DOUBLE_BILL.first(member=member.pk)


def ratings_of_member(member: User, *, sort: str, query: Mapping[str, str]) -> Page:
    """One page of the member's ratings of public films, with the films."""
    if begins(query):
        return first_page(FIRST_RATINGS[sort].find(member=member.pk), RATINGS_A_PAGE)
    return page_of(rated_by(member), order=DIARY_ORDERS[sort], size=RATINGS_A_PAGE, query=query)


def reviews_of_member(member: User, *, query: Mapping[str, str]) -> Page:
    """One page of the member's public reviews, newest first, with the films."""
    if begins(query):
        return first_page(FIRST_REVIEWS.find(member=member.pk), REVIEWS_A_PAGE)
    rows = _reviews_by(member.pk).select_related("author", "film")
    return page_of(rows, order=("-published_at", "-id"), size=REVIEWS_A_PAGE, query=query)


def by_month(ratings: list[Rating]) -> list[Month]:
    """Ratings, newest first, in the months in which they were given."""
    return [Month(first, list(rows)) for first, rows in groupby(ratings, key=_first_of_month)]


def rated_by(member: User | int) -> QuerySet[Rating]:
    """The member's ratings of public films, with what a card shows."""
    rated = Rating.objects.filter(user=member, film__is_public=True)
    return rated.select_related("film__poster", "film__rating_summary")


def _reviews_by(member: int) -> QuerySet:
    """The public reviews by the member, newest first."""
    return Review.objects.public().by_members().filter(author=member).newest_first()


def _articles_signed_by(member: int) -> QuerySet:
    """The public articles that the member signed, alone or with others, newest first."""
    shared = ReviewAuthor.objects.filter(user=member).values("review")
    articles = Review.objects.public().editorial().filter(Q(author=member) | Q(pk__in=shared))
    return articles.newest_first()


def _first_of_month(rating: Rating) -> date:
    return localtime(rating.updated_at).date().replace(day=1)


def _taste(member: User) -> list[TasteLine]:
    lines = TASTE.find(member=member.pk)
    return sorted(lines, key=lambda line: TASTE_ORDER.index(TasteLine.Kind(line.kind)))
