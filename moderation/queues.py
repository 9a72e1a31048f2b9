"""What waits for a moderator, oldest first: comments held for approval, what was reported,
and what members suggest about films and people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from accounts.models import User
from moderation.kinds import Target, kind_of
from moderation.models import ModerationAction, Report, Suggestion
from moderation.selectors import open_reports, report_cases, verbs_for
from reviews.models import Comment

COMMENTS, REPORTS, FACTS = "comments", "reports", "facts"
# More than is decided about in one sitting. The oldest are first, so that the others move up.
SHOWN = 25


@dataclass(frozen=True)
class Waiting:
    """A text or a list before the moderators, since when, and its oldest open report, which knows
    the number of all (`open_count`)."""

    target: Target
    since: datetime
    report: Report | None = None

    @property
    def kind(self) -> str:
        return kind_of(self.target).name

    @property
    def name(self) -> str:
        """Of its place on the page: "comment-12"."""
        return f"{self.kind}-{self.target.pk}"

    @property
    def verbs(self) -> list[ModerationAction.Verb]:
        return verbs_for(self.target, is_reported=self.report is not None)


@dataclass(frozen=True)
class Fact:
    """An open suggestion, since when it waits, and the name of its place on the page."""

    suggestion: Suggestion

    @property
    def since(self) -> datetime:
        return self.suggestion.created_at

    @property
    def name(self) -> str:
        return f"fact-{self.suggestion.pk}"


@dataclass(frozen=True)
class Queue:
    """The oldest of what waits, at most SHOWN, and whether more waits behind them."""

    waiting: list[Waiting | Fact]
    is_more: bool


def queue_of(user: User, show: str = "") -> Queue:
    """What waits for a moderator: all, or only `COMMENTS`, `REPORTS` or `FACTS`.

    Nothing for others.
    """
    found: dict[str, Waiting | Fact] = {}
    if show in ("", REPORTS):
        cases = _cases(_open_reports(user)).order_by("id")[: SHOWN + 1]
        found |= _by_name(Waiting(case.target, case.created_at, case) for case in cases)
    if show in ("", COMMENTS):
        found |= _by_name(_held(user))
    if show in ("", FACTS) and user.has_perm("moderation.moderate"):
        found |= _by_name(Fact(one) for one in _suggestions(user))
    waiting = sorted(found.values(), key=lambda one: (one.since, one.name))
    return Queue(waiting[:SHOWN], is_more=len(waiting) > SHOWN)


def waiting_records(user: User) -> dict[str, QuerySet]:
    """All that waits for a moderator, by its kind: the oldest report of each text, held comments,
    suggestions."""
    return {
        REPORTS: report_cases(_open_reports(user)),
        COMMENTS: Comment.objects.visible_to(user).held().filter(is_hidden=False),
        FACTS: Suggestion.objects.visible_to(user).open(),
    }


def waiting_for(target: Target) -> Waiting:
    """A target as the queue would show it, whether it waits there or not."""
    case = _cases(open_reports(target)).first()
    return Waiting(target, case.created_at if case else target.created_at, case)


def _open_reports(user: User) -> QuerySet[Report]:
    return Report.objects.visible_to(user).open()


def _cases(reports: QuerySet[Report]) -> QuerySet[Report]:
    return report_cases(reports).select_related(
        "reporter",
        "review__film",
        "review__author",
        "comment__author",
        "comment__guest",
        "comment__parent",
        "comment__review__film",
        "film_list__author",
    )


def _suggestions(user: User) -> QuerySet[Suggestion]:
    suggestions = Suggestion.objects.visible_to(user).open().order_by("id")
    return suggestions.select_related("film", "person", "member")[: SHOWN + 1]


def _held(user: User) -> Iterable[Waiting]:
    comments = Comment.objects.visible_to(user).held().filter(is_hidden=False).order_by("id")
    comments = comments.select_related("author", "guest", "parent", "review__film")
    held = list(comments[: SHOWN + 1])
    cases = _cases(_open_reports(user).filter(comment__in=held)) if held else []
    reports = {case.comment_id: case for case in cases}
    for comment in held:
        yield Waiting(comment, comment.created_at, reports.get(comment.pk))


def _by_name(found: Iterable[Waiting | Fact]) -> dict[str, Waiting | Fact]:
    return {one.name: one for one in found}
