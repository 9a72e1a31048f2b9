"""The list of reports: one row for each case, open ones first."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from moderation.models import ModerationAction, Report
from moderation.selectors import report_cases

from .deciding import DecidingAdmin, action, case_link, short_time

Verb = ModerationAction.Verb


class Open(admin.SimpleListFilter):
    title = _("answer")
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return [("yes", _("open")), ("no", _("decided"))]

    def queryset(self, request, queryset):
        if self.value() in ("yes", "no"):
            return queryset.filter(decision__isnull=self.value() == "yes")
        return queryset


@admin.register(Report)
class ReportAdmin(DecidingAdmin):
    list_display = ("text", "kind", "rule_id", "number", "reported", "answer")
    list_filter = (Open, "rule")
    list_select_related = ("review__film", "review__author", "comment", "film_list", "decision")
    actions = (action(Verb.HIDE), action(Verb.DISMISS))

    def get_queryset(self, request):
        return report_cases(super().get_queryset(request)).order_by(*self.get_ordering(request))

    def get_ordering(self, request):
        """Open ones, oldest first; then the decided ones, newest decision first."""
        return [F("decision").desc(nulls_first=True), "id"]

    def target_of(self, row):
        return row.target

    @admin.display(description=_("text"))
    def text(self, report):
        return case_link(report.target)

    @admin.display(description=_("kind"))
    def kind(self, report):
        return report.target._meta.verbose_name

    @admin.display(description=_("rule"), ordering="rule")
    def rule_id(self, report):
        return report.rule

    @admin.display(description=_("reported"), ordering="id")
    def reported(self, report):
        return short_time(report.created_at)

    @admin.display(description=_("open reports"), ordering="open_count")
    def number(self, report):
        return report.open_count if report.decision_id is None else "–"

    @admin.display(description=_("answer"))
    def answer(self, report):
        return report.decision.get_verb_display() if report.decision else _("open")
