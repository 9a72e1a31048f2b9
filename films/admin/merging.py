"""The action that makes one record of two: a page to choose which one stays, then the merge."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from films.services import CannotMerge, YearsDiffer

from .base import CatalogueAdmin

ACROSS_YEARS = "across_years"


class MergingAdmin(CatalogueAdmin):
    """`merge` is the service that does it. Its permission is that of changing the records."""

    actions = ["merge_selected"]

    def merge(self, *, kept, dropped, across_years=False):
        raise NotImplementedError

    @admin.action(description=gettext_lazy("Merge two into one"), permissions=["change"])
    def merge_selected(self, request, queryset):
        records = list(queryset.order_by("pk")[:3])
        if len(records) != 2:
            self.message_user(request, _("Select exactly two records to merge."), messages.ERROR)
            return None
        chosen = [record for record in records if str(record.pk) == request.POST.get("keep")]
        if not chosen:
            return self._ask_which_stays(request, records)
        dropped = next(record for record in records if record != chosen[0])
        try:
            self._merge(request, kept=chosen[0], dropped=dropped)
        except YearsDiffer:
            return self._ask_which_stays(request, records, kept=chosen[0])
        return None

    def _ask_which_stays(self, request, records, kept=None):
        """The page to choose; with the one that was chosen, whether another year is meant, too."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge two into one"),
            "opts": self.opts,
            "records": records,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "nothing_chosen": "confirmed" in request.POST and kept is None,
            "kept": kept,
        }
        return TemplateResponse(request, "admin/films/merge.html", context)

    def _merge(self, request, *, kept, dropped):
        name = str(dropped)
        try:
            self.merge(kept=kept, dropped=dropped, across_years=ACROSS_YEARS in request.POST)
        except CannotMerge as refusal:
            self.message_user(request, self._refused(name, refusal), messages.ERROR)
            return
        self.log_change(request, kept, _("Merged with “%s”.") % name)
        text = _("“%(dropped)s” is now part of “%(kept)s”. Its address leads there.")
        self.message_user(request, text % {"dropped": name, "kept": kept}, messages.SUCCESS)

    def _refused(self, name, refusal):
        text = ngettext(
            "“%(name)s” cannot be dropped: one thing that members or articles said hangs from "
            "it. Keep this record and drop the other.",
            "“%(name)s” cannot be dropped: %(count)d things that members or articles said hang "
            "from it. Keep this record and drop the other.",
            len(refusal.records),
        )
        return text % {"name": name, "count": len(refusal.records)}
