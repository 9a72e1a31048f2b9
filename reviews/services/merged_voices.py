"""The ratings and reviews of a film that becomes part of another."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from films.models import Film
from films.services import (
    Moves,
    Values,
    count_weekly_ratings,
    lock_rating_summaries,
    told_all,
    weekly_ratings_of,
)
from reviews.models import Rating, RatingChange, Review
from reviews.services.helpful import settle_earlier_marks
from reviews.services.ratings import recount_film

# Columns of a review that follow its author's rating.
BY_RATING = ("rating_value", "earlier_rating", "earlier_helpful_count")


class Both(NamedTuple):
    """The two ratings of a member who rated both films, by their times."""

    earlier: int
    later: int


def lock_voices(kept: Film, dropped: Film) -> None:
    """Lock who rated `dropped` or wrote about one of the two, then both summaries."""
    raters = Rating.objects.filter(film=dropped).values("user")
    authors = Review.objects.filter(film__in=(kept, dropped), author__isnull=False).values("author")
    members = User.objects.filter(Q(pk__in=raters) | Q(pk__in=authors)).order_by("pk")
    list(members.select_for_update(no_key=True).values_list("pk"))
    both = Film._base_manager.filter(pk__in=(kept.pk, dropped.pk))
    lock_rating_summaries(films=both.values("pk"))


class Voices:
    """Moves them, under `lock_voices`. Afterwards `members` are those for whom something follows,
    `weeks` the weekly ratings before and after."""

    def __init__(self, kept: Film, dropped: Film) -> None:
        self.kept, self.dropped = kept, dropped
        self.rated_both: dict[int, Both] = {}
        self.reviewed_both: set[int] = set()
        self.members: list[int] = []
        self.weeks: list[list[tuple[int, str, int]]] = []

    def move(self, moves: Moves) -> None:
        before = weekly_ratings_of(self.kept, self.dropped)
        counted = dict(self._ratings().values_list("pk", "is_counted"))
        raters = set(self._on_dropped().values_list("user", flat=True))
        self._move_ratings(moves)
        authors = self._move_reviews(moves)
        for film in (self.dropped, self.kept):
            recount_film(film)
        for rating in self._ratings():
            if counted[rating.pk] != rating.is_counted:
                moves.note(rating, {"is_counted": str(counted[rating.pk])})
        self.members = sorted(authors | (raters & self._authors()) | set(self.rated_both))
        for review, was in show_ratings(self.kept, self.members):
            moves.note(review, was)
        after = weekly_ratings_of(self.kept, self.dropped)
        self.weeks = [[(*key, number) for key, number in part.items()] for part in (before, after)]

    def _ratings(self):
        return Rating.objects.filter(film__in=(self.kept, self.dropped))

    def _on_dropped(self):
        return Rating.objects.filter(film=self.dropped)

    def _authors(self) -> set[int]:
        reviews = Review.objects.by_members().filter(film=self.kept, author__isnull=False)
        return set(reviews.values_list("author", flat=True))

    def _move_ratings(self, moves: Moves) -> None:
        others = {rating.user_id: rating for rating in self._on_dropped()}
        for own in Rating.objects.filter(
            film=self.kept, user__in=self._on_dropped().values("user")
        ):
            other = others[own.user_id]
            earlier, later = sorted((own, other), key=lambda rating: rating.updated_at)
            self.rated_both[own.user_id] = Both(earlier.value, later.value)
            if later is other:
                rows = Rating.objects.filter(pk=own.pk)
                moves.change(rows, {"value": later.value, "updated_at": later.updated_at})
        self._count_in_weeks(others.values())
        twice = self._on_dropped().filter(user__in=list(self.rated_both))
        moves.take(twice, beside={"film_id": self.kept.pk}, once_per=["user_id"])
        moves.change(self._on_dropped(), {"film_id": self.kept.pk}, until="updated_at")
        moves.change(RatingChange.objects.filter(film=self.dropped), {"film_id": self.kept.pk})

    def _count_in_weeks(self, ratings: Iterable[Rating]) -> None:
        counted = [rating for rating in ratings if rating.is_counted]
        days = [(one.user_id, timezone.localdate(one.created_at)) for one in counted]
        count_weekly_ratings([(self.dropped.pk, day) for _user, day in days], by=-1)
        moved = [(self.kept.pk, day) for user, day in days if user not in self.rated_both]
        count_weekly_ratings(moved, by=1)

    def _move_reviews(self, moves: Moves) -> set[int]:
        """Move all reviews; return the authors of members' reviews among them."""
        standing = Review.objects.by_members().exclude(state=Review.State.WITHDRAWN)
        standing = standing.filter(is_second=False, author__isnull=False)
        others = {review.author_id: review for review in standing.filter(film=self.dropped)}
        for own in standing.filter(film=self.kept, author__in=list(others)):
            other = others[own.author_id]
            self.reviewed_both.add(own.author_id)
            # What readers can see goes before a draft.
            is_draft = own.state == Review.State.DRAFT and other.state != Review.State.DRAFT
            second = own if is_draft else other
            moves.change(Review.objects.filter(pk=second.pk), {"is_second": True})
        moved = Review.objects.filter(film=self.dropped)
        authors = set(moved.filter(kind=Review.Kind.MEMBER).values_list("author", flat=True))
        moves.change(moved, {"film_id": self.kept.pk})
        return authors - {None}


def show_ratings(film: Film, members: Iterable[int]) -> list[tuple[Review, Values]]:
    """Let the published reviews of these members show their authors' ratings of the film. Returns
    each with what its columns were before."""
    given = Rating.objects.filter(film=film, user__in=members).values_list("user", "value")
    values = dict(given)
    reviews = Review.objects.by_members().filter(film=film, state=Review.State.PUBLISHED)
    shown = []
    for review in reviews.filter(author__in=members).select_for_update(no_key=True):
        shown.append((review, told_all(review, BY_RATING)))
        value = values.get(review.author_id)
        if review.rating_value != value:
            review.rating_value = value
            review.save(update_fields=["rating_value"])
        if review.helpful_count:
            settle_earlier_marks(review)
    return shown
