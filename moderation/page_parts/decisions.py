"""What pages of reviews, comments and lists say about a moderator's decision."""

from moderation.kinds import Target
from moderation.models import ModerationAction
from moderation.selectors import latest_decision


def decision_on(target: Target) -> ModerationAction | None:
    """The decision that made a text's or a list's state what it is, or None.

    `{% decision_on review as decision %}`, then `decision.get_rule_display`, `decision.reason`,
    `decision.created_at`. The public is shown the rule only; the author the reason too.
    """
    return latest_decision(target)
