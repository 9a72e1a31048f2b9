"""The mails about comments, to read: which wait, which were given up. No address stands here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from reviews.models import CommentMail
from reviews.services.comment_mails import PAUSES

from .deciding import ReadOnlyAdmin, short_time


class Sending(admin.SimpleListFilter):
    title = _("sending")
    parameter_name = "sending"

    def lookups(self, request, model_admin):
        return [("waits", _("waits")), ("given_up", _("given up")), ("sent", _("sent"))]

    def queryset(self, request, queryset):
        unsent = queryset.filter(sent_at=None)
        chosen = {
            "waits": unsent.filter(attempts__lt=len(PAUSES)),
            "given_up": unsent.filter(attempts__gte=len(PAUSES)),
            "sent": queryset.exclude(sent_at=None),
        }
        return chosen.get(self.value() or "", queryset)


@admin.register(CommentMail)
class CommentMailAdmin(ReadOnlyAdmin):
    list_display = ("written", "kind", "comment", "attempts", "next_try_at", "sent_at")
    list_filter = (Sending, "kind")
    list_select_related = ("comment",)
    ordering = ("-id",)
    actions = None
    fields = ("kind", "comment", "attempts", "next_try_at", "sent_at", "created_at")
    readonly_fields = ("created_at",)

    @admin.display(description=_("written down"), ordering="id")
    def written(self, mail):
        return short_time(mail.created_at)
