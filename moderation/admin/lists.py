"""Members' lists, the newest first; what their authors keep for themselves is not here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from lists.models import FilmList
from moderation.models import ModerationAction

from .deciding import DecidingAdmin, action, case_link, short_time

Verb = ModerationAction.Verb


@admin.register(FilmList)
class FilmListAdmin(DecidingAdmin):
    list_display = ("text", "writer", "condition", "shown")
    list_filter = ("is_hidden",)
    list_select_related = ("author",)
    search_fields = ("title", "reason", "author__username", "author__display_name")
    ordering = ("-published_at", "-id")
    actions = (action(Verb.HIDE), action(Verb.RESTORE))

    def get_queryset(self, request):
        return super().get_queryset(request).filter(is_public=True)

    def target_of(self, row):
        return row

    @admin.display(description=_("list"))
    def text(self, film_list):
        return case_link(film_list)

    @admin.display(description=_("by"), ordering="author")
    def writer(self, film_list):
        return film_list.author

    @admin.display(description=_("state"), ordering="is_hidden")
    def condition(self, film_list):
        return _("hidden") if film_list.is_hidden else film_list.get_state_display()

    @admin.display(description=_("shown"), ordering="published_at")
    def shown(self, film_list):
        return short_time(film_list.published_at)
