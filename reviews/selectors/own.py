"""Reads of what one member alone sees: drafts, the watchlist, news of whom they follow, their own
rating of a film."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.selectors import MEMBER_CARD
from films.models import Credit, Film
from films.selectors.shown import FILM_CARD, PERSON_CARD
from queries import Prepared, of
from reviews.models import Follow, Rating, Review, WatchlistEntry
from reviews.models.review import ReviewQuerySet
from text.paging import Page, begins, first_page, page_of

from .member import DIARY_ORDERS, rated_by
from .shown import REVIEW_WITH_FILM, sign

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

WATCHLIST = Prepared(
    lambda member: _watchlist(member, Film.objects.public()).order_by("-id")[: FILMS_A_PAGE + 1],
    *of("film", FILM_CARD),
)
NEWS = Prepared(lambda member: _news(member)[: REVIEWS_A_PAGE + 1], *REVIEW_WITH_FILM)
NEW_FILMS = Prepared(lambda member: _new_films(member)[:NEW_FILMS_SHOWN], *FILM_CARD)
FOLLOWS = Prepared(
    lambda member: (
        Follow.objects.filter(follower=member)
        .filter(Q(member__isnull=True) | Q(member__is_active=True))
        .order_by("-id")
    ),
    *of("member", (*MEMBER_CARD, "bio")),
    *of("person", PERSON_CARD),
)


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
    if begins(query) and not member.is_staff:
        return first_page(WATCHLIST.find(member=member.pk), FILMS_A_PAGE)
    rows = _watchlist(member.pk, Film.objects.visible_to(member))
    rows = rows.select_related("film__poster", "film__rating_summary")
    return page_of(rows, order=("-id",), size=FILMS_A_PAGE, query=query)


def following_page(member: User, *, query: Mapping[str, str]) -> FollowingPage:
    """The newest reviews of followed members, the newest films of followed people, and both.

    Two queries for reviews, two for the rest.
    """
    if begins(query):
        reviews = first_page(sign(NEWS.find(member=member.pk)), REVIEWS_A_PAGE)
    else:
        rows = _news(member.pk).with_authors().select_related("film__poster")
        reviews = page_of(rows, order=("-published_at", "-id"), size=REVIEWS_A_PAGE, query=query)
    if reviews.previous:
        return FollowingPage(reviews, [], [])
    films, follows = NEW_FILMS.find(member=member.pk), FOLLOWS.find(member=member.pk)
    return FollowingPage(reviews, films, follows)


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


def _watchlist(member: int, films: QuerySet[Film]) -> QuerySet[WatchlistEntry]:
    return WatchlistEntry.objects.filter(Exists(films.filter(pk=OuterRef("film"))), user=member)


def _news(member: int) -> ReviewQuerySet:
    """The public reviews by members whom the member follows, newest first."""
    authors = Follow.objects.filter(follower=member, member__isnull=False).values("member")
    # By their keys, which the index of the newest reviews holds: no other review's row is read.
    theirs = Review.objects.filter(author__in=authors).values("pk")
    return Review.objects.public().filter(pk__in=theirs).newest_first()


def _new_films(member: int) -> QuerySet[Film]:
    """The public films with people whom the member follows, newest first."""
    people = Follow.objects.filter(follower=member, person__isnull=False).values("person")
    credited = Credit.objects.filter(person__in=people).values("film")
    return Film.objects.public().filter(pk__in=credited).order_by("-pk")
