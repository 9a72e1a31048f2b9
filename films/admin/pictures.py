"""Stored pictures in the admin: a list to look through and to take pictures down from."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from films.models import Film, Picture
from films.services import remove_picture
from films.tasks import draw_film

from .dropping import DroppingAdmin
from .thumbnails import preview, thumbnail


@admin.register(Picture)
class PictureAdmin(DroppingAdmin):
    list_display = ["small", "shape", "source_name", "licence", "credit", "is_drawn", "created_at"]
    list_display_links = ["small", "source_name"]
    list_filter = ["shape", "is_drawn"]
    sortable_by = ["created_at"]
    ordering = ["-id"]
    search_fields = ["source_name", "credit", "licence", "source_url"]
    search_help_text = _("Source, credit line, licence or address.")
    fields = [
        "large", "shape", "source_name", "source_url", "licence", "credit", "is_drawn",
        "created_at",
    ]  # fmt: skip
    readonly_fields = ["large"]

    def get_queryset(self, request):
        # Cards for links come and go with what they tell; nobody looks after them.
        return super().get_queryset(request).exclude(shape=Picture.Shape.CARD)

    @admin.display(description=_("picture"))
    def small(self, picture):
        return thumbnail(picture, height=60, alt=picture.credit or picture.source_name)

    @admin.display(description=_("picture"))
    def large(self, picture):
        return preview(picture, alt=picture.credit or picture.source_name)

    def delete_model(self, request, obj):
        films = Film.objects.filter(Q(poster=obj) | Q(banner=obj))
        bare = list(films.values_list("pk", flat=True))
        remove_picture(obj)
        for pk in bare:
            draw_film.enqueue(pk)

    def delete_queryset(self, request, queryset):
        for picture in queryset:
            self.delete_model(request, picture)
