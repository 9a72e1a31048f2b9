"""The public log of decisions as a feed, in Atom and in RSS: what its page says, and no more.

No reporter, no author and no moderator is named.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from freshness import depends_on
from moderation.kinds import kind_of
from moderation.models import ModerationAction
from moderation.selectors import newest_decisions
from reviews.feeds import SiteFeed


@depends_on("decisions", "reviews", "comments", "lists")
class LogFeed(SiteFeed):
    """The newest decisions of the moderators."""

    def title(self) -> str:
        return _("Decisions of the moderators | %(site)s") % {"site": settings.SITE_NAME}

    def description(self, subject=None) -> str:
        return _("What was decided, under which rule and why.")

    def link(self) -> str:
        return settings.SITE_URL + reverse("moderation_log")

    def path(self, subject: None) -> str:
        return reverse("moderation_log_feed")

    def items(self):
        return newest_decisions()

    def item_title(self, decision: ModerationAction) -> str:
        kind, verb = decision.get_target_kind_display(), decision.get_verb_display()
        target = decision.target
        if target is None:
            return f"{kind}: {verb}"
        return f"{kind}, {kind_of(target).subject(target)}: {verb}"

    def item_description(self, decision: ModerationAction) -> str:
        by_machine = decision.decided_automatically
        how = _("Decided automatically.") if by_machine else _("Decided by a moderator.")
        told = (decision.get_rule_display(), decision.reason, how)
        return "".join(f"<p>{escape(sentence)}</p>" for sentence in told)

    def item_author_name(self, decision: ModerationAction) -> str:
        return _("Moderators of %(site)s") % {"site": settings.SITE_NAME}

    def item_link(self, item: ModerationAction) -> str:
        return f"{self.link()}#decision-{item.pk}"

    def item_pubdate(self, decision: ModerationAction):
        return decision.created_at

    item_updateddate = item_pubdate
