"""Films in the admin."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films.duplicates import films_like
from films.models import Film, FilmToken
from films.models.film import CARD_PARTS
from films.services import ask_for_recount, save_film, settle_film
from films.tasks import draw_film

from .equals import warn_of_equals
from .filters import DecadeFilter, GapFilter, PlotFilter, PosterFilter
from .forms import FilmForm
from .forms.pictures import picture_field_names, standing_picture
from .merging import FilmMergingAdmin
from .rows import CreditInline, LinkInline, PlotInline, StillInline, TitleInline
from .searching import found
from .thumbnails import preview, thumbnail


@admin.register(Film)
class FilmAdmin(FilmMergingAdmin):
    form = FilmForm
    list_display = ["poster_small", "title", "year", "directed_by", "score", "is_public", "added"]
    list_display_links = ["title"]
    list_filter = [
        DecadeFilter, "is_public", PlotFilter, PosterFilter, GapFilter, "is_sample",
        ("genres", admin.RelatedOnlyFieldListFilter),
    ]  # fmt: skip
    sortable_by = ["year", "added"]
    ordering = ["-created_at", "-id"]
    search_fields = ["title"]
    search_help_text = _("Any title in any spelling, a director, a year, or a number as tt1234567.")
    autocomplete_fields = ["countries"]
    readonly_fields = ["address", "poster_preview", "banner_preview"]
    inlines = [TitleInline, CreditInline, PlotInline, StillInline, LinkInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "title",
                    ("original_title", "original_language"),
                    ("release_year", "released"),
                    ("runtime_minutes", "certification"),
                    "genres",
                    "countries",
                    ("is_public", "address"),
                ]
            },
        ),
        (
            _("Poster"),
            {
                "fields": ["poster_preview", *picture_field_names("poster")],
                "description": _("Every picture from elsewhere needs its source and its licence."),
            },
        ),
        (
            _("Banner"),
            {"fields": ["banner_preview", *picture_field_names("banner")], "classes": ["collapse"]},
        ),
        (
            _("How the site draws what it has no picture of"),
            {
                "fields": [("art_family", "art_composition", "art_frame")],
                "classes": ["collapse"],
                "description": _("Drawn again, in the background, after every change."),
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*CARD_PARTS, "banner")

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        return found(queryset, search_term, index=FilmToken, owner="film"), False

    def save_model(self, request, obj, form, change):
        obj._history_user = request.user
        form.store_pictures()
        save_film(obj)

    def settle(self, request, obj):
        settle_film(obj)
        if not (standing_picture(obj, "poster") and standing_picture(obj, "banner")):
            draw_film.enqueue(obj.pk)
        warn_of_equals(request, obj, films_like(obj))

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        ask_for_recount()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        ask_for_recount()

    @admin.display(description=_("poster"))
    def poster_small(self, film):
        return thumbnail(film.poster, height=60)

    @admin.display(description=_("year"), ordering="release_year")
    def year(self, film):
        return str(film.release_year or "–")

    @admin.display(description=_("directed by"))
    def directed_by(self, film):
        return film.directors

    @admin.display(description=_("score"))
    def score(self, film):
        summary = getattr(film, "rating_summary", None)
        if summary is None or summary.score is None:
            return "–"
        return f"{summary.score} ({summary.rating_count})"

    @admin.display(description=_("added"), ordering="created_at")
    def added(self, film):
        return date_format(localtime(film.created_at), "SHORT_DATE_FORMAT")

    @admin.display(description=_("address"))
    def address(self, film):
        return film.get_absolute_url() if film.slug else gettext("Made when the film is saved.")

    @admin.display(description=_("now"))
    def poster_preview(self, film):
        return preview(film.poster, alt=gettext("Poster of %s") % film)

    @admin.display(description=_("now"))
    def banner_preview(self, film):
        return preview(film.banner, alt=gettext("Banner of %s") % film)
