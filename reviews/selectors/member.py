"""Reads of a member's pages that anybody may see: the first one, and the long lists behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from accounts.models import User
from accounts.selectors import public_members
from reviews.models import DoubleBill, MemberSummary, Rating, Review, ReviewAuthor, TasteLine
from reviews.scoring import score
from text.paging import Page, page_of

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


@dataclass(frozen=True, slots=True)
class MemberOverview:
    """What a member's page tells. Six queries, however much there is."""

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
    summary = MemberSummary.objects.filter(user=member).first() or MemberSummary(user=member)
    written = Review.objects.public().filter(author=member).newest_first()
    written = written.select_related("author", "film__poster")
    return MemberOverview(
        summary=summary,
        average=score(summary.rating_sum, summary.rating_count),
        double_bill=double_bill_of(member),
        diary=list(rated_by(member).order_by(*DIARY_ORDERS["newest"])[:DIARY_ROWS]),
        reviews=list(written.by_members()[:REVIEWS_ON_PAGE]),
        articles=list(_articles_signed_by(member)[:ARTICLES_ON_PAGE]),
        taste=_taste(member),
    )


def keys_on_member_page(username: str) -> set[str]:
    """The keys of what a member's page names: films, the scores of those in the diary, further
    authors of those with a text, people."""
    member = public_members().filter(username=username).first()
    if member is None:
        return set()
    page = overview_of(member)
    rated = [rating.film.slug for rating in page.diary]
    reviewed = [review.film.slug for review in page.texts]
    named = [line.film.slug for line in page.taste if line.film]
    if page.double_bill:
        named += [page.double_bill.first.slug, page.double_bill.second.slug]
    people = [line.person.slug for line in page.taste if line.person]
    return {
        *(f"film:{slug}" for slug in [*rated, *reviewed, *named]),
        *(f"score:{slug}" for slug in rated),
        *(f"voices:{slug}" for slug in reviewed),
        *(f"person:{slug}" for slug in people),
    }


def double_bill_of(member: User) -> DoubleBill | None:
    """The member's newest pair of films, where both can be seen."""
    bills = DoubleBill.objects.filter(
        author=member, first__is_public=True, second__is_public=True
    ).select_related("first__poster", "second__poster")
    return bills.order_by("-pk").first()


def ratings_of_member(member: User, *, sort: str, query: Mapping[str, str]) -> Page:
    """One page of the member's ratings of public films, with the films."""
    return page_of(rated_by(member), order=DIARY_ORDERS[sort], size=RATINGS_A_PAGE, query=query)


def reviews_of_member(member: User, *, query: Mapping[str, str]) -> Page:
    """One page of the member's public reviews, newest first, with the films."""
    rows = Review.objects.public().by_members().filter(author=member)
    rows = rows.select_related("author", "film__poster")
    return page_of(rows, order=("-published_at", "-id"), size=REVIEWS_A_PAGE, query=query)


def by_month(ratings: list[Rating]) -> list[Month]:
    """Ratings, newest first, in the months in which they were given."""
    return [Month(first, list(rows)) for first, rows in groupby(ratings, key=_first_of_month)]


def rated_by(member: User) -> QuerySet[Rating]:
    """The member's ratings of public films, with what a card shows."""
    rated = Rating.objects.filter(user=member, film__is_public=True)
    return rated.select_related("film__poster", "film__rating_summary")


def _articles_signed_by(member: User) -> QuerySet:
    """The public articles that the member signed, alone or with others, newest first."""
    shared = ReviewAuthor.objects.filter(user=member).values("review")
    articles = Review.objects.public().editorial().filter(Q(author=member) | Q(pk__in=shared))
    return articles.with_authors().select_related("film__poster", "cover").newest_first()


def _first_of_month(rating: Rating) -> date:
    return localtime(rating.updated_at).date().replace(day=1)


def _taste(member: User) -> list[TasteLine]:
    lines = TasteLine.objects.filter(user=member).exclude(film__is_public=False)
    found = list(lines.select_related("genre", "country", "person", "film"))
    return sorted(found, key=lambda line: TASTE_ORDER.index(TasteLine.Kind(line.kind)))
