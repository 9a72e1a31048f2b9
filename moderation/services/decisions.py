"""Decisions: what is approved, hidden or restored, with a rule and a reason, in one transaction
with the row of the log. Pages, the admin and its bulk actions all decide here."""

from django.db import transaction

from accounts.models import User
from moderation.kinds import Target, kind_of
from moderation.models import ModerationAction
from moderation.rules import Rule
from moderation.selectors import open_reports, possible_verbs
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


# An approved comment has been read; what was reported about it is answered.
CLOSES_REPORTS = (Verb.APPROVE, Verb.HIDE, Verb.DISMISS)


@transaction.atomic
def decide(
    *, verb: str, target: Target, actor: User, rule: str, reason: str
) -> ModerationAction | None:
    """Carry out one decision about a target and write it into the log.

    Return the row of the log, or None where the decision would change nothing, so that of two
    moderators who press at once one decides. Raises ReasonMissing and OwnContent.
    """
    if rule not in Rule.values or not reason.strip():
        raise ReasonMissing
    kind = kind_of(target)
    target = kind.lock(target)
    if target.author_id == actor.pk:
        raise OwnContent
    if verb not in possible_verbs(target):
        return None
    reports = open_reports(target)
    origin = Origin.REPORT if reports.exists() else Origin.OWN_INITIATIVE
    before = state_of(target)
    if change := kind.changes.get(verb):
        change(target)
        target.refresh_from_db()
    action = ModerationAction.objects.create(
        actor=actor,
        verb=verb,
        target_kind=kind.name,
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


def state_of(target: Target) -> str:
    """The state as the log writes it: published, held, withdrawn, draft, each perhaps hidden."""
    return f"{target.state}, hidden" if target.is_hidden else str(target.state)
