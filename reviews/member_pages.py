"""Reads of a member's pages: what stands on the first one, and the long lists behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localtime

from accounts.models import User
from accounts.selectors import public_members
from films.models import Film
from reviews.models import DoubleBill, MemberSummary, Rating, Review, ReviewAuthor, TasteLine
from reviews.paging import Page, page_of
from reviews.scoring import score

DIARY_ROWS = 7
REVIEWS_ON_PAGE = 5
# As on a film's page: more than a few would bury the reviews.
ARTICLES_ON_PAGE = 6
# What a browser offers while a title is typed.
FAVOURITES = 100
RATINGS_A_PAGE = 50
REVIEWS_A_PAGE = 25
# Nobody has more begun at once; who has finds the rest by its film.
DRAFTS_SHOWN = 50
# Two rows of posters in a wide window.
UNREVIEWED_SHOWN = 12

RATING_ORDERS = {
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
        diary=list(_ratings(member).order_by(*RATING_ORDERS["newest"])[:DIARY_ROWS]),
        reviews=list(written.by_members()[:REVIEWS_ON_PAGE]),
        articles=list(_articles_signed_by(member)[:ARTICLES_ON_PAGE]),
        taste=_taste(member),
    )


def keys_on_page(username: str) -> set[str]:
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


def favourites_of(member: User) -> list[Film]:
    """Public films that the member rated highest, to choose from."""
    return [
        rating.film for rating in _ratings(member).order_by(*RATING_ORDERS["highest"])[:FAVOURITES]
    ]


def drafts_of(member: User) -> list[Review]:
    """The member's unpublished texts about films, the newest first."""
    drafts = Review.objects.by_members().filter(author=member, state=Review.State.DRAFT)
    drafts = drafts.filter(Exists(Film.objects.visible_to(member).filter(pk=OuterRef("film"))))
    return list(drafts.select_related("film__poster").order_by("-id")[:DRAFTS_SHOWN])


def unreviewed_by(member: User) -> list[Film]:
    """The films that the member rated last and has neither reviewed nor begun to."""
    standing = Review.objects.by_members().exclude(state=Review.State.WITHDRAWN)
    reviewed = standing.filter(author=member, film=OuterRef("film"))
    rated = _ratings(member).filter(~Exists(reviewed)).order_by(*RATING_ORDERS["newest"])
    return [rating.film for rating in rated[:UNREVIEWED_SHOWN]]


def ratings_page(member: User, *, sort: str, query: Mapping[str, str]) -> Page:
    """One page of the member's ratings of public films, with the films."""
    return page_of(_ratings(member), order=RATING_ORDERS[sort], size=RATINGS_A_PAGE, query=query)


def reviews_page(member: User, *, query: Mapping[str, str]) -> Page:
    """One page of the member's public reviews, newest first, with the films."""
    rows = Review.objects.public().by_members().filter(author=member)
    rows = rows.select_related("author", "film__poster")
    return page_of(rows, order=("-published_at", "-id"), size=REVIEWS_A_PAGE, query=query)


def _articles_signed_by(member: User) -> QuerySet:
    """The public articles that the member signed, alone or with others, newest first."""
    shared = ReviewAuthor.objects.filter(user=member).values("review")
    articles = Review.objects.public().editorial().filter(Q(author=member) | Q(pk__in=shared))
    return articles.with_authors().select_related("film__poster", "cover").newest_first()


def by_month(ratings: list[Rating]) -> list[Month]:
    """Ratings, newest first, in the months in which they were given."""
    return [Month(first, list(rows)) for first, rows in groupby(ratings, key=_first_of_month)]


def _first_of_month(rating: Rating) -> date:
    return localtime(rating.updated_at).date().replace(day=1)


def _ratings(member: User):
    rated = Rating.objects.filter(user=member, film__is_public=True)
    return rated.select_related("film__poster", "film__rating_summary")


def _taste(member: User) -> list[TasteLine]:
    lines = TasteLine.objects.filter(user=member).exclude(film__is_public=False)
    found = list(lines.select_related("genre", "country", "person", "film"))
    return sorted(found, key=lambda line: TASTE_ORDER.index(TasteLine.Kind(line.kind)))
