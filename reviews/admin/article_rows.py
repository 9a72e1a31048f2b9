"""The inlines of an article: how the rows beside it are shown."""

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import QuerySet, SlugField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.base import CLEANED_FIELDS, RecordSelects
from films.admin.thumbnails import preview
from reviews.admin.article_forms import (
    ArticlePictureForm,
    ArticlePictureFormSet,
    CastFormSet,
    FurtherAuthorForm,
    FurtherAuthorFormSet,
    RelatedFilmFormSet,
)
from reviews.admin.forms import CastPlacementForm
from reviews.models import ArticlePicture, CastPlacement, RelatedFilm, ReviewAuthor


class FurtherAuthorInline(RecordSelects, admin.TabularInline):
    model = ReviewAuthor
    form = FurtherAuthorForm
    formset = FurtherAuthorFormSet
    extra = 1
    verbose_name_plural = _("further authors: they stand in the byline after the first")


class CastPlacementInline(RecordSelects, admin.StackedInline):
    model = CastPlacement
    form = CastPlacementForm
    formset = CastFormSet
    extra = 1
    formfield_overrides = CLEANED_FIELDS
    autocomplete_fields = ["person"]
    readonly_fields = ["preview"]
    verbose_name_plural = _("main cast: a picture, a caption and a biography for each")
    fields = [
        "person", ("name_as_written", "position"), ("preview", "picture_file"), "caption",
        "alt_text", ("picture_source_name", "picture_licence"),
        ("picture_source_url", "picture_credit"), "picture_remove", "biography",
        "biography_as_of",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("person", "picture")

    @admin.display(description=_("now"))
    def preview(self, placement: CastPlacement) -> str:
        return preview(placement.picture, alt=placement.alt_text)


class ArticlePictureInline(admin.StackedInline):
    model = ArticlePicture
    form = ArticlePictureForm
    formset = ArticlePictureFormSet
    extra = 1
    formfield_overrides = CLEANED_FIELDS | {SlugField: {"widget": AdminTextInputWidget}}
    readonly_fields = ["preview"]
    verbose_name_plural = _("pictures in the text: a line ![mark] shows one")
    fields = [
        "mark", ("preview", "file"), "caption", "alt_text", ("source_name", "licence"),
        ("source_url", "credit"),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("picture")

    @admin.display(description=_("now"))
    def preview(self, row: ArticlePicture) -> str:
        return preview(row.picture if row.picture_id else None, alt=row.alt_text)


class RelatedFilmInline(RecordSelects, admin.TabularInline):
    model = RelatedFilm
    formset = RelatedFilmFormSet
    extra = 1
    autocomplete_fields = ["film"]
    fields = ["film", "position"]
    verbose_name_plural = _("related films: shown at the end, in this order")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("film")


INLINES: list[type[InlineModelAdmin]] = [
    FurtherAuthorInline,
    CastPlacementInline,
    ArticlePictureInline,
    RelatedFilmInline,
]
