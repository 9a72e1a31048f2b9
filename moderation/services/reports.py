"""Reports by readers."""

from django.db import transaction

from accounts.models import User
from moderation.models import Report
from moderation.selectors import Target, kind_of


@transaction.atomic
def report(
    *, target: Target, rule: str, explanation: str = "", reporter: User | None = None
) -> Report:
    """Tell the moderators about a review or a comment. A member's second report of the same
    target changes the first as long as it is open."""
    about = {kind_of(target): target}
    if reporter is not None:
        standing = Report.objects.open().filter(reporter=reporter, **about).first()
        if standing:
            standing.rule, standing.explanation = rule, explanation
            standing.save(update_fields=["rule", "explanation"])
            return standing
    return Report.objects.create(rule=rule, explanation=explanation, reporter=reporter, **about)
