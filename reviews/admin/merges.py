"""Merges of films: a list to look at, and to take two films apart again."""

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films.admin.base import ReadingAdmin
from films.admin.merging import ReasonForm
from films.models import FilmMerge
from films.services import CannotUndo
from reviews.services import undo_rated_merge


@admin.register(FilmMerge)
class FilmMergeAdmin(ReadingAdmin):
    list_display = ["dropped_name", "film", "when", "by", "reason", "state"]
    list_display_links = None
    list_select_related = ["kept", "by"]
    ordering = ["-id"]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request, {"title": gettext("Merges")} | (extra_context or {})
        )

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.take_apart)
        apart = path("<int:pk>/take-apart/", view, name="films_filmmerge_take_apart")
        return [apart, *super().get_urls()]

    def take_apart(self, request, pk):
        if not request.user.has_perm("films.change_film"):
            raise PermissionDenied
        merge = get_object_or_404(FilmMerge.objects.standing().select_related("kept"), pk=pk)
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            return self._undo(request, merge, form.cleaned_data["reason"])
        page = {
            **self.admin_site.each_context(request),
            "title": gettext("Take two films apart"),
            "opts": self.opts,
            "merge": merge,
            "form": form,
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/films/take_apart.html", page, status=status)

    def _undo(self, request, merge, reason):
        try:
            undo_rated_merge(merge=merge, by=request.user, reason=reason)
        except CannotUndo as refusal:
            text = gettext("The time to undo this merge is over, or somebody has undone it.")
            if refusal.later:
                names = ", ".join(f"“{later}”" for later in refusal.later)
                text = gettext("Undo first what was merged later: %s.") % names
            self.message_user(request, text, messages.ERROR)
            return redirect("admin:films_filmmerge_changelist")
        name = merge.dropped_name
        said = gettext("Taken apart from “%s”.") % name
        LogEntry.objects.log_actions(
            request.user.pk, [merge.kept], CHANGE, said, single_object=True
        )
        self.message_user(
            request, gettext("“%s” is a film of its own again.") % name, messages.SUCCESS
        )
        return redirect("admin:films_film_change", merge.kept_id)

    @admin.display(description=_("film that stays"))
    def film(self, merge):
        address = reverse("admin:films_film_change", args=[merge.kept_id])
        return format_html('<a href="{}">{}</a>', address, merge.kept)

    @admin.display(description=_("merged"))
    def when(self, merge):
        return date_format(localtime(merge.merged_at), "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("state"))
    def state(self, merge):
        if merge.undone_at:
            return gettext("taken apart")
        if merge.dropped_id is None:
            return gettext("for good")
        address = reverse("admin:films_filmmerge_take_apart", args=[merge.pk])
        day = date_format(localtime(merge.undone_until), "SHORT_DATE_FORMAT")
        text = gettext("Take apart, until %s") % day
        return format_html('<a href="{}">{}</a>', address, text)
