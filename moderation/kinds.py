"""What can be reported and decided about: all that differs from kind to kind.

Here: one entry for each kind, which every other room asks. Not here: the decisions themselves. A
new kind is an entry here, a column of Report and a sentence in `moderation/_decided.html`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from lists import services as lists
from lists.list_pages import films_on
from lists.models import FilmList
from moderation.models import ModerationAction
from reviews import services as reviews
from reviews.models import Comment, Review

Target = Review | Comment | FilmList
Name = ModerationAction.TargetKind
Verb = ModerationAction.Verb
Changes = Mapping[str, Callable[[Any], object]]


@dataclass(frozen=True)
class Kind:
    """A kind of target, as addresses and the log name it, and its column in reports."""

    name: Name
    model: type[Model]
    column: str
    # All that a moderator may be asked about: all but what was never shown, also what its author
    # has withdrawn, since a report of it is still to be answered.
    cases: Callable[[], QuerySet]
    public: Callable[[], QuerySet]
    # The target as it stands, locked until the transaction ends.
    lock: Callable[[Any], Target]
    # What a decision changes; the others change nothing.
    changes: Changes
    # What is before the moderator: a comment by a guest, a review by a member, …
    title: Callable[[Any], str]
    # What the log names a target by: its film, or itself.
    subject: Callable[[Any], object]
    words: Callable[[Any], str] = str
    films: Callable[[Any], list] = lambda target: []


def kind_of(target: Target) -> Kind:
    """What a target is."""
    return next(kind for kind in KINDS.values() if kind.model is type(target))


def _title_of_review(review: Review) -> str:
    return _("Editorial review") if review.is_editorial else _("Review by a member")


def _title_of_comment(comment: Comment) -> str:
    return _("Comment by a member") if comment.author_id else _("Comment by a guest")


def _approve(comment: Comment) -> None:
    reviews.approve_comment(comment=comment)


_TEXT_CHANGES: Changes = {Verb.HIDE: reviews.hide, Verb.RESTORE: reviews.restore}
_REVIEW = Kind(
    Name.REVIEW,
    Review,
    column="review",
    cases=lambda: Review.objects.exclude(state=Review.State.DRAFT).select_related("film", "author"),
    public=lambda: Review.objects.public().select_related("film"),
    lock=reviews.lock_for_decision,
    changes=_TEXT_CHANGES,
    title=_title_of_review,
    subject=attrgetter("film"),
)
_COMMENT = Kind(
    Name.COMMENT,
    Comment,
    column="comment",
    cases=lambda: Comment.objects.select_related("review__film", "author", "parent__author"),
    public=lambda: (
        Comment.objects.public().on(Review.objects.public()).select_related("review__film")
    ),
    lock=reviews.lock_for_decision,
    changes={**_TEXT_CHANGES, Verb.APPROVE: _approve},
    title=_title_of_comment,
    subject=attrgetter("review.film"),
    words=attrgetter("body"),
)
_LIST = Kind(
    Name.LIST,
    FilmList,
    column="film_list",
    cases=lambda: FilmList.objects.filter(published_at__isnull=False).select_related("author"),
    public=FilmList.objects.public,
    lock=lists.lock_for_decision,
    changes={Verb.HIDE: lists.hide, Verb.RESTORE: lists.restore},
    title=lambda _list: _("List by a member"),
    subject=str,
    films=films_on,
)
KINDS = {kind.name.value: kind for kind in (_REVIEW, _COMMENT, _LIST)}
