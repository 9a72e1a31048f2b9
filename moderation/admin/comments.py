"""The list of comments: what waits for approval first, the oldest of it at the top."""

from django.contrib import admin
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from moderation.models import ModerationAction
from reviews.models import Comment

from .deciding import DecidingAdmin, action, case_link, short_time

Verb = ModerationAction.Verb
WAITING = Q(state=Comment.State.HELD, is_hidden=False)


class WrittenBy(admin.SimpleListFilter):
    title = _("written by")
    parameter_name = "by"

    def lookups(self, request, model_admin):
        return [("guest", _("guests")), ("member", _("members"))]

    def queryset(self, request, queryset):
        if self.value() in ("guest", "member"):
            return queryset.filter(author__isnull=self.value() == "guest")
        return queryset


@admin.register(Comment)
class CommentAdmin(DecidingAdmin):
    list_display = ("text", "writer", "place", "condition", "written")
    list_filter = ("state", "is_hidden", WrittenBy)
    list_select_related = ("author", "review__film", "review__author")
    search_fields = ("body", "guest_name", "author__username", "author__display_name")
    actions = (action(Verb.APPROVE), action(Verb.HIDE), action(Verb.RESTORE))

    def get_ordering(self, request):
        """Waiting ones, oldest first; then the others, newest first."""
        return [
            Case(When(WAITING, then=0), default=1),
            Case(When(WAITING, then=F("id")), default=-F("id")),
        ]

    def target_of(self, row):
        return row

    @admin.display(description=_("comment"))
    def text(self, comment):
        return case_link(comment)

    @admin.display(description=_("by"), ordering="author")
    def writer(self, comment):
        return comment.author or _("%(name)s (guest)") % {"name": comment.guest_name}

    @admin.display(description=_("on"))
    def place(self, comment):
        return comment.review.film

    @admin.display(description=_("state"), ordering="state")
    def condition(self, comment):
        state = comment.get_state_display()
        return _("%(state)s, hidden") % {"state": state} if comment.is_hidden else state

    @admin.display(description=_("written"), ordering="id")
    def written(self, comment):
        return short_time(comment.created_at)
