"""Reads of moderation: the case of a text or a list, its author's history, the public log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from films.models import Film, Person
from lists.models import FilmList
from moderation.kinds import KINDS, Target, kind_of
from moderation.models import ModerationAction, Report, Suggestion
from reviews.models import Comment, Review
from text.paging import Page, page_of

Verb = ModerationAction.Verb

LOG_PAGE = 50
# Not more than a page of the log, on which the feed's links find their decisions.
LOG_FEED = 30
# As many as a moderator reads before deciding; the number of all stands beside them.
REPORTS_SHOWN = 20
HISTORY_SHOWN = 5
# Of a moderator's own last reasons: some to choose from, each a sentence.
DECISIONS_REMEMBERED = 20
REMEMBERED_LENGTH = 120


def about(target: Target) -> dict[str, Target]:
    """The column of reports that names the target, with it."""
    return {kind_of(target).column: target}


def possible_verbs(target: Target) -> list[Verb]:
    """The decisions that would change something about a target as it stands."""
    return verbs_for(target, is_reported=open_reports(target).exists())


def verbs_for(target: Target, *, is_reported: bool) -> list[Verb]:
    """The same where it is known whether an open report is about the target."""
    waits = target.state == "held"
    # A list that its author keeps for themselves once it is reported could be shown again later.
    is_kept_back = is_reported and target.state == "own"
    verbs: list[Verb] = []
    if waits and not target.is_hidden:
        verbs.append(Verb.APPROVE)
    if (waits or is_kept_back or target.state == "published") and not target.is_hidden:
        verbs.append(Verb.HIDE)
    if target.is_hidden:
        verbs.append(Verb.RESTORE)
    if is_reported:
        verbs.append(Verb.DISMISS)
    return verbs


def open_reports(target: Target) -> QuerySet[Report]:
    """The reports of a target that no decision has answered, oldest first."""
    return Report.objects.open().filter(**about(target)).order_by("id")


def decisions_about(target: Target) -> QuerySet[ModerationAction]:
    """Every decision about a target, newest first."""
    return ModerationAction.objects.filter(
        target_kind=kind_of(target).name, target_id=target.pk
    ).order_by("-id")


def latest_decision(target: Target) -> ModerationAction | None:
    """The decision that made a target's state what it is; None where no moderator touched it."""
    return decisions_about(target).exclude(verb=Verb.DISMISS).first()


def recent_reasons(actor: User) -> list[str]:
    """The reasons that a moderator wrote lately and may write again, newest first, each once."""
    decisions = ModerationAction.objects.filter(actor=actor).order_by("-id")
    reasons = decisions.values_list("reason", flat=True)[:DECISIONS_REMEMBERED]
    return [reason for reason in dict.fromkeys(reasons) if len(reason) <= REMEMBERED_LENGTH]


def suggestions_about(record: Film | Person, member: User) -> list[Suggestion]:
    """What a member suggested about a record, newest first, with the answers."""
    about = {"film": record} if isinstance(record, Film) else {"person": record}
    return list(Suggestion.objects.filter(member=member, **about).order_by("-id")[:HISTORY_SHOWN])


def report_cases(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Of some reports one for each case: the oldest open one of a target, with `open_count`, the
    number of open reports of that target; of answered ones the oldest that its decision closed."""
    same_target = Q(review=OuterRef("review")) | Q(comment=OuterRef("comment"))
    same_target |= Q(film_list=OuterRef("film_list"))
    open_of_target = Report.objects.open().filter(same_target).order_by()
    older_open = open_of_target.filter(id__lt=OuterRef("id"))
    older_closed = Report.objects.filter(decision=OuterRef("decision"), id__lt=OuterRef("id"))
    count = open_of_target.values("decision").annotate(number=Count("pk")).values("number")
    return (
        reports.exclude(Q(decision=None) & Exists(older_open))
        .exclude(Q(decision__isnull=False) & Exists(older_closed))
        .annotate(open_count=Coalesce(Subquery(count, output_field=IntegerField()), 0))
    )


@dataclass(frozen=True)
class History:
    """What else the author of a target wrote, newest first, and how much of it was hidden."""

    comments: list[Comment]
    reviews: list[Review]
    lists: list[FilmList]
    hidden: int


def history_of_author(target: Target) -> History | None:
    """The other texts of a member or a guest; None for a text that came without an author."""
    guest_id = getattr(target, "guest_id", None)
    if target.author_id:
        by_author = {"author": target.author_id}
    elif guest_id:
        by_author = {"guest": guest_id}
    else:
        return None
    comments = Comment.objects.filter(**by_author).order_by("-id")
    reviews = Review.objects.exclude(state=Review.State.DRAFT).order_by("-id")
    reviews = reviews.filter(author=target.author_id) if target.author_id else reviews.none()
    lists = FilmList.objects.filter(author=target.author_id, is_public=True).order_by("-id")
    texts: tuple[QuerySet, ...] = (comments, reviews.select_related("film", "author"), lists)
    hidden = sum(some.filter(is_hidden=True).count() for some in texts)
    others = (some.exclude(pk=target.pk) if some.model is type(target) else some for some in texts)
    shown = [list(some[:HISTORY_SHOWN]) for some in others]
    return History(comments=shown[0], reviews=shown[1], lists=shown[2], hidden=hidden)


def log_page(query: Mapping[str, str]) -> Page:
    """A page of the public log, newest first, where `?before=` or `?after=` of an address says.

    Each row has `target`: the review, comment or list where the public can see it, else None.
    """
    page = page_of(ModerationAction.objects.all(), order=("-id",), size=LOG_PAGE, query=query)
    _attach_public_targets(page.rows)
    return page


def newest_decisions() -> list[ModerationAction]:
    """The newest rows of the public log, with their `target` as in `log_page`."""
    decisions = list(ModerationAction.objects.order_by("-id")[:LOG_FEED])
    _attach_public_targets(decisions)
    return decisions


def _attach_public_targets(decisions: Iterable[ModerationAction]) -> None:
    ids: dict[str, list[int]] = {name: [] for name in KINDS}
    for decision in decisions:
        ids[decision.target_kind].append(decision.target_id)
    found = {name: kind.public().in_bulk(ids[name]) for name, kind in KINDS.items()}
    for decision in decisions:
        decision.target = found[decision.target_kind].get(decision.target_id)
