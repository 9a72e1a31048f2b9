"""The log of decisions, to read."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from moderation.models import ModerationAction

from .deciding import ReadOnlyAdmin, short_time


@admin.register(ModerationAction)
class ModerationActionAdmin(ReadOnlyAdmin):
    list_display = ("decided", "verb", "about", "rule_id", "actor", "origin")
    list_filter = ("verb", "target_kind", "rule", "origin")
    list_select_related = ("actor",)
    search_fields = ("reason",)
    ordering = ("-id",)
    actions = None
    fields = (
        ("created_at", "actor"),
        ("verb", "about"),
        "rule",
        "reason",
        ("origin", "detected_automatically", "decided_automatically"),
        ("state_before", "state_after"),
    )
    readonly_fields = ("created_at", "about")

    @admin.display(description=_("when"), ordering="id")
    def decided(self, decision):
        return short_time(decision.created_at)

    @admin.display(description=_("rule"), ordering="rule")
    def rule_id(self, decision):
        return decision.rule

    @admin.display(description=_("about"), ordering="target_id")
    def about(self, decision):
        return format_html(
            '<a href="{}">{} {}</a>',
            reverse("moderation_decide", args=[decision.target_kind, decision.target_id]),
            decision.get_target_kind_display(),
            decision.target_id,
        )
