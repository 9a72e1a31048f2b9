"""Decisions: what is approved, hidden or restored, with a rule and a reason, in one transaction
with the row of the log. Pages, the admin and its bulk actions all decide here."""

from collections.abc import Callable

from django.db import transaction

from accounts.models import User
from lists import services as lists
from lists.models import FilmList
from moderation.models import ModerationAction
from moderation.rules import Rule
from moderation.selectors import Target, kind_of, open_reports, possible_verbs
from reviews import services as reviews
from reviews.models import Comment

Verb = ModerationAction.Verb
Origin = ModerationAction.Origin


class ReasonMissing(ValueError):
    """A decision needs a rule of the house and a reason in words."""


class OwnContent(Exception):
    """Nobody decides about a text of their own."""


def hide(*, target: Target, actor: User, rule: str, reason: str) -> ModerationAction | None:
    """Hide a review, a comment or a list. Already hidden: nothing happens and nothing is logged.

    Raises ReasonMissing and OwnContent.
    """
    return decide(verb=Verb.HIDE, target=target, actor=actor, rule=rule, reason=reason)


def restore(*, target: Target, actor: User, rule: str, reason: str) -> ModerationAction | None:
    """Put a hidden review, comment or list back. Raises ReasonMissing and OwnContent."""
    return decide(verb=Verb.RESTORE, target=target, actor=actor, rule=rule, reason=reason)


def approve_comment(
    *, comment: Comment, actor: User, rule: str, reason: str
) -> ModerationAction | None:
    """Publish a held comment. Raises ReasonMissing and OwnContent."""
    return decide(verb=Verb.APPROVE, target=comment, actor=actor, rule=rule, reason=reason)


def dismiss_reports(
    *, target: Target, actor: User, rule: str, reason: str
) -> ModerationAction | None:
    """Close every open report of a target without changing it. Raises ReasonMissing, OwnContent."""
    return decide(verb=Verb.DISMISS, target=target, actor=actor, rule=rule, reason=reason)


def _publish_held(target: Target) -> None:
    if isinstance(target, Comment):  # nothing else waits
        reviews.approve_comment(comment=target)


def _hide(target: Target) -> None:
    if isinstance(target, FilmList):
        lists.hide(target)
    else:
        reviews.hide(target)


def _restore(target: Target) -> None:
    if isinstance(target, FilmList):
        lists.restore(target)
    else:
        reviews.restore(target)


CHANGES: dict[str, Callable[[Target], object]] = {
    Verb.HIDE: _hide,
    Verb.RESTORE: _restore,
    Verb.APPROVE: _publish_held,
}
# An approved comment has been read; what was reported about it is answered.
CLOSES_REPORTS = (Verb.APPROVE, Verb.HIDE, Verb.DISMISS)


@transaction.atomic
def decide(
    *, verb: str, target: Target, actor: User, rule: str, reason: str
) -> ModerationAction | None:
    """Carry out one decision about a review or a comment and write it into the log.

    Return the row of the log, or None where the decision would change nothing, so that of two
    moderators who press at once one decides. Raises ReasonMissing and OwnContent.
    """
    if rule not in Rule.values or not reason.strip():
        raise ReasonMissing
    target = _locked(target)
    if target.author_id == actor.pk:
        raise OwnContent
    if verb not in possible_verbs(target):
        return None
    reports = open_reports(target)
    origin = Origin.REPORT if reports.exists() else Origin.OWN_INITIATIVE
    before = state_of(target)
    if verb in CHANGES:
        CHANGES[verb](target)
        target.refresh_from_db()
    action = ModerationAction.objects.create(
        actor=actor,
        verb=verb,
        target_kind=kind_of(target),
        target_id=target.pk,
        rule=rule,
        reason=reason.strip(),
        origin=origin,
        state_before=before,
        state_after=state_of(target),
    )
    if verb in CLOSES_REPORTS:
        reports.update(decision=action)
    return action


def _locked(target: Target) -> Target:
    if isinstance(target, FilmList):
        return FilmList.objects.select_for_update(no_key=True).get(pk=target.pk)
    return reviews.lock_for_decision(target)


def state_of(target: Target) -> str:
    """The state as the log writes it: published, held, withdrawn, draft, each perhaps hidden."""
    return f"{target.state}, hidden" if target.is_hidden else str(target.state)
