"""The inlines of films and people: how their rows are shown."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from films.models import Credit, ExternalLink, FilmTitle, PersonName, Plot, Still

from .base import CLEANED_FIELDS, RecordSelects
from .forms import (
    CreditForm,
    CreditFormSet,
    LinkForm,
    LinkFormSet,
    NameFormSet,
    PlotForm,
    RowFormSet,
    StillForm,
    StillFormSet,
    TitleFormSet,
)
from .thumbnails import thumbnail


class TitleInline(admin.TabularInline):
    model = FilmTitle
    formset = TitleFormSet
    formfield_overrides = CLEANED_FIELDS
    fields = ["title", "language", "kind"]
    extra = 1
    verbose_name_plural = _("other titles: search finds the film by every one")


class NameInline(admin.TabularInline):
    model = PersonName
    formset = NameFormSet
    formfield_overrides = CLEANED_FIELDS
    fields = ["name", "language", "kind"]
    extra = 1
    verbose_name_plural = _("other spellings: search finds the person by every one")


class CreditInline(RecordSelects, admin.TabularInline):
    model = Credit
    form = CreditForm
    formset = CreditFormSet
    formfield_overrides = CLEANED_FIELDS
    autocomplete_fields = ["person"]
    may_add_records = True
    extra = 1

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person")


class PlotInline(admin.StackedInline):
    model = Plot
    form = PlotForm
    formset = RowFormSet
    formfield_overrides = CLEANED_FIELDS
    fields = ["body", ("language", "reveals_ending"), ("source_name", "source_url", "licence")]
    extra = 1

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "body":
            kwargs["widget"] = AdminTextareaWidget
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class StillInline(admin.StackedInline):
    model = Still
    form = StillForm
    formset = StillFormSet
    formfield_overrides = CLEANED_FIELDS
    readonly_fields = ["preview"]
    fields = [
        ("preview", "file"), "caption", "alt_text", ("source_name", "source_url"),
        ("licence", "credit"), "position",
    ]  # fmt: skip
    extra = 1

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("picture")

    @admin.display(description=_("picture"))
    def preview(self, still):
        return thumbnail(still.picture if still.picture_id else None, height=120)


class LinkInline(admin.TabularInline):
    model = ExternalLink
    form = LinkForm
    formset = LinkFormSet
    formfield_overrides = CLEANED_FIELDS
    extra = 0
    verbose_name_plural = _("links to other sites")
