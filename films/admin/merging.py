"""The action that makes one record of two: a page to choose which one stays, then the merge."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from films.models import Film, FilmMerge
from films.models.merge import REASON_MAX_LENGTH
from films.services import CannotMerge, YearsDiffer, merge_films, what_moves
from text.fields import LineField

from .base import CatalogueAdmin


class MergingAdmin(CatalogueAdmin):
    """`merge` is the service that does it. Its permission is that of changing the records."""

    actions = ["merge_selected"]
    merge_template = "admin/films/merge.html"

    def merge(self, request, *, kept, dropped):
        raise NotImplementedError

    @admin.action(description=gettext_lazy("Merge two into one"), permissions=["change"])
    def merge_selected(self, request, queryset):
        records = list(queryset.order_by("pk")[:3])
        if len(records) != 2:
            self.message_user(request, _("Select exactly two records to merge."), messages.ERROR)
            return None
        chosen = [record for record in records if str(record.pk) == request.POST.get("keep")]
        if not chosen:
            return self.ask_which_stays(request, records)
        dropped = next(record for record in records if record != chosen[0])
        return self.answer(request, kept=chosen[0], dropped=dropped)

    def answer(self, request, *, kept, dropped):
        """What follows once it is said which one stays."""
        self.try_to_merge(request, kept=kept, dropped=dropped)

    def ask_which_stays(self, request, records, status=200, **context):
        page = {
            **self.admin_site.each_context(request),
            "title": _("Merge two into one"),
            "opts": self.opts,
            "records": records,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "nothing_chosen": "confirmed" in request.POST,
            **context,
        }
        return TemplateResponse(request, self.merge_template, page, status=status)

    def try_to_merge(self, request, *, kept, dropped):
        name = str(dropped)
        try:
            self.merge(request, kept=kept, dropped=dropped)
        except CannotMerge as refusal:
            self.message_user(request, self._refused(name, refusal), messages.ERROR)
            return
        self.log_change(request, kept, _("Merged with “%s”.") % name)
        text = _("“%(dropped)s” is now part of “%(kept)s”. Its address leads there.")
        self.message_user(request, text % {"dropped": name, "kept": kept}, messages.SUCCESS)

    def _refused(self, name, refusal):
        if not refusal.records:
            return _("“%s” cannot be dropped: it has become part of another record.") % name
        text = ngettext(
            "“%(name)s” cannot be dropped: one thing that members or articles said hangs from "
            "it. Keep this record and drop the other.",
            "“%(name)s” cannot be dropped: %(count)d things that members or articles said hang "
            "from it. Keep this record and drop the other.",
            len(refusal.records),
        )
        return text % {"name": name, "count": len(refusal.records)}


class ReasonForm(forms.Form):
    reason = LineField(
        label=gettext_lazy("Reason, in the public history"),
        max_length=REASON_MAX_LENGTH,
        required=False,
    )


class FilmMergingAdmin(MergingAdmin):
    """Of two films one stays as proposed or the other way round; the page says what moves."""

    merge_template = "admin/films/merge_films.html"
    merge_service: Callable[..., FilmMerge] = staticmethod(merge_films)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """Nobody brings back by its history what has become part of another film."""
        merged = Film._base_manager.filter(merged_into__isnull=False)
        if str(object_id) in {str(pk) for pk in merged.values_list("pk", flat=True)}:
            raise Http404
        return super().history_form_view(request, object_id, version_id, extra_context)

    def tallies(self, kept, dropped):
        """What moves, in numbers."""
        return what_moves(kept, dropped)

    def scores(self, kept, dropped):
        """Of a floor that knows ratings: the two scores, and that of both together."""
        return ()

    def ask_which_stays(self, request, records, status=200, **context):
        kept, dropped = context.get("pair") or records
        return super().ask_which_stays(
            request,
            records,
            status,
            title=_("Make one of two"),
            kept=kept,
            dropped=dropped,
            tallies=self.tallies(kept, dropped),
            scores=self.scores(kept, dropped),
            **{"form": ReasonForm(), **context},
        )

    def answer(self, request, *, kept, dropped):
        form = ReasonForm(request.POST)
        if "swap" in request.POST:
            pair = (dropped, kept)
            return self.ask_which_stays(request, pair, pair=pair, form=form)
        if not form.is_valid():
            pair = (kept, dropped)
            return self.ask_which_stays(request, pair, status=422, pair=pair, form=form)
        try:
            self.try_to_merge(request, kept=kept, dropped=dropped)
        except YearsDiffer:
            pair = (kept, dropped)
            return self.ask_which_stays(request, pair, pair=pair, form=form, years_differ=True)
        return None

    def merge(self, request, *, kept, dropped):
        form = ReasonForm(request.POST)
        form.full_clean()
        self.merge_service(
            kept=kept,
            dropped=dropped,
            across_years="across_years" in request.POST,
            by=request.user,
            reason=form.cleaned_data["reason"],
        )
