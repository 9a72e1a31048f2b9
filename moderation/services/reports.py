"""Reports by readers."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from moderation.kinds import Target
from moderation.models import Report
from moderation.selectors import about, open_reports


@transaction.atomic
def report(
    *,
    target: Target,
    rule: str,
    explanation: str = "",
    reporter: User | None = None,
    key: UUID | None = None,
    before_storing: Callable[[], None] | None = None,
) -> Report:
    """Tell the moderators about a review, a comment or a list.

    A member's second report of the same target changes the first as long as it is open, and so
    does a form that is sent twice, which `key` tells; also when they come at once.
    `before_storing` is called for a new report alone; what it raises leaves nothing behind.
    """
    type(target).objects.select_for_update(no_key=True).get(pk=target.pk)
    standing = _standing(target, reporter, key)
    if standing:
        standing.rule, standing.explanation = rule, explanation
        standing.save(update_fields=["rule", "explanation"])
        return standing
    if before_storing:
        before_storing()
    return Report.objects.create(
        rule=rule, explanation=explanation, reporter=reporter, key=key, **about(target)
    )


def _standing(target: Target, reporter: User | None, key: UUID | None) -> Report | None:
    same = Q(key=key) if key else Q(pk=None)
    if reporter:
        same |= Q(reporter=reporter)
    return open_reports(target).filter(same).first()


def unname_reports(*, reporter: User) -> None:
    """The reports of a member who leaves stay, without saying whose they are."""
    Report.objects.filter(reporter=reporter).update(reporter=None)
