"""Reads of what one member alone sees: drafts, the watchlist, news of whom they follow, their own
rating of a film."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from films.models import Credit, Film
from reviews.models import Follow, Rating, Review, WatchlistEntry
from text.paging import Page, page_of

from .member import DIARY_ORDERS, rated_by

# As in the list of films.
FILMS_A_PAGE = 24
# As in the list of reviews.
REVIEWS_A_PAGE = 25
# What a browser offers while a title is typed.
FAVOURITES = 100
# Nobody has more begun at once; who has finds the rest by its film.
DRAFTS_SHOWN = 50
# Two rows of posters in a wide window.
NEW_FILMS_SHOWN = 12
UNREVIEWED_SHOWN = 12


@dataclass(frozen=True, slots=True)
class FollowingPage:
    """News of whom a member follows. Films and follows stand on the first page alone."""

    reviews: Page
    films: list[Film]
    follows: list[Follow]

    @property
    def members(self) -> list[Follow]:
        return [follow for follow in self.follows if follow.member_id]

    @property
    def people(self) -> list[Follow]:
        return [follow for follow in self.follows if follow.person_id]


def watchlist_page(member: User, *, query: Mapping[str, str]) -> Page:
    """One page of the member's watchlist, the film added last first, with what a card shows."""
    visible = Film.objects.visible_to(member).filter(pk=OuterRef("film"))
    rows = WatchlistEntry.objects.filter(Exists(visible), user=member)
    rows = rows.select_related("film__poster", "film__rating_summary")
    return page_of(rows, order=("-id",), size=FILMS_A_PAGE, query=query)


def following_page(member: User, *, query: Mapping[str, str]) -> FollowingPage:
    """The newest reviews of followed members, the newest films of followed people, and both.

    Two queries for reviews, two for the rest.
    """
    follows = Follow.objects.filter(follower=member)
    authors = follows.filter(member__isnull=False).values("member")
    # By their keys, which the index of the newest reviews holds: no other review's row is read.
    theirs = Review.objects.filter(author__in=authors).values("pk")
    rows = Review.objects.public().filter(pk__in=theirs)
    rows = rows.with_authors().select_related("film__poster")
    reviews = page_of(rows, order=("-published_at", "-id"), size=REVIEWS_A_PAGE, query=query)
    if reviews.previous:
        return FollowingPage(reviews, [], [])
    in_use = follows.filter(Q(member__isnull=True) | Q(member__is_active=True))
    in_use = in_use.select_related("member", "person__portrait")
    return FollowingPage(reviews, _new_films(follows), list(in_use.order_by("-id")))


def favourites_of(member: User) -> list[Film]:
    """Public films that the member rated highest, to choose from."""
    return [
        rating.film for rating in rated_by(member).order_by(*DIARY_ORDERS["highest"])[:FAVOURITES]
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
    rated = rated_by(member).filter(~Exists(reviewed)).order_by(*DIARY_ORDERS["newest"])
    return [rating.film for rating in rated[:UNREVIEWED_SHOWN]]


def own_rating(user: User, film: Film) -> Rating | None:
    """The member's rating of the film, with its times and whether it counts."""
    return Rating.objects.filter(user=user, film=film).first()


def rating_of(user: User, film: Film) -> int | None:
    """The member's rating of the film, 1 to 10."""
    return Rating.objects.filter(user=user, film=film).values_list("value", flat=True).first()


def _new_films(follows: QuerySet[Follow]) -> list[Film]:
    people = follows.filter(person__isnull=False).values("person")
    credited = Credit.objects.filter(person__in=people).values("film")
    films = Film.objects.public().with_card().filter(pk__in=credited)
    return list(films.order_by("-pk")[:NEW_FILMS_SHOWN])
