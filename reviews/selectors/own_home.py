"""What a member's home page begins with: what those whom they follow rated, and answers to them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.selectors import MEMBER_CARD
from films.models import Film
from films.selectors.shown import FILM_CARD
from queries import Prepared, of
from reviews.models import Comment, Follow, Rating, Review
from reviews.models.comment import CommentQuerySet

from .member import SUMMARY
from .own import NEWS, WATCHLIST, drafts_of
from .shown import sign

# A row of cards in a wide window.
FILMS_SHOWN = 7
# More names below one card would be longer than the card.
RATERS_SHOWN = 2
# How many of the newest ratings are looked through for seven films.
RATINGS_LOOKED_AT = 40
REVIEWS_SHOWN = 3
ANSWERS_SHOWN = 3
# One row of two; the page of beginnings has them all.
DRAFTS_ON_HOME = 2


@dataclass(frozen=True, slots=True)
class RatedFilm:
    """A film with the newest ratings of it by members whom the reader follows."""

    film: Film
    ratings: list[Rating]


@dataclass(frozen=True, slots=True)
class OwnHome:
    drafts: list[Review]
    rated: list[RatedFilm]
    reviews: list[Review]
    answers: list[Comment]
    watchlist: list[Film]

    @property
    def films(self) -> list[Film]:
        """The films that stand there as cards."""
        return [*(one.film for one in self.rated), *self.watchlist]


def own_home(member: User) -> OwnHome:
    """What concerns this member alone; at most six queries."""
    return OwnHome(
        drafts=drafts_of(member)[:DRAFTS_ON_HOME],
        rated=_rated(member),
        reviews=sign(NEWS.find(member=member.pk)[:REVIEWS_SHOWN]),
        answers=ANSWERS.find(member=member.pk),
        watchlist=[entry.film for entry in WATCHLIST.find(member=member.pk)[:FILMS_SHOWN]],
    )


def number_of_ratings(member: User) -> int:
    """How many films the member has rated."""
    found = SUMMARY.first(member=member.pk)
    return found.rating_count if found else 0


def _rated(member: User) -> list[RatedFilm]:
    found: dict[int, RatedFilm] = {}
    for rating in RATED.find(member=member.pk):
        rated = found.setdefault(rating.film_id, RatedFilm(rating.film, []))
        rated.ratings.append(rating)
    for rated in found.values():
        del rated.ratings[RATERS_SHOWN:]
    return list(found.values())[:FILMS_SHOWN]


def _rated_by_followed(member: int) -> QuerySet[Rating]:
    followed = Follow.objects.filter(follower=member, member__is_active=True).values("member")
    ratings = Rating.objects.filter(user__in=followed, is_counted=True, film__is_public=True)
    return ratings.order_by("-updated_at", "-id")[:RATINGS_LOOKED_AT]


def _answers_to(member: int) -> CommentQuerySet:
    """The newest public comments on the member's reviews, and answers to their comments."""
    by_others = Comment.objects.public().exclude(author=member).on(Review.objects.public())
    to_them = Q(depth=0, review__author=member) | Q(parent__author=member)
    return by_others.filter(to_them).order_by("-id")[:ANSWERS_SHOWN]


RATED = Prepared(
    _rated_by_followed,
    *("value", "film_id"),
    *of("user", MEMBER_CARD),
    *of("film", FILM_CARD),
)
ANSWERS = Prepared(
    _answers_to,
    *("body_html", "guest_name", "depth", "created_at", "review_id", "review__film__title"),
    *of("author", MEMBER_CARD),
)
