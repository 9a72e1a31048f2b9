"""Imported reviews in the admin: texts of viewers who are no members here."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.languages import language_choices
from films.admin.base import CLEANED_FIELDS, CappedPaginator, RecordSelects
from reviews import services
from reviews.admin.forms import publishing_choice
from reviews.models import ImportedReview, Review
from reviews.models.review import BODY_MAX_LENGTH
from text.fields import MarkedUpField


class ImportedReviewForm(forms.ModelForm):
    publish = publishing_choice()
    body = MarkedUpField(
        label=_("Text"),
        max_length=BODY_MAX_LENGTH,
        widget=AdminTextareaWidget(attrs={"rows": 20}),
        help_text=_("As it stands there; not a word is changed. Markdown works."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=language_choices, initial="en")

    class Meta:
        model = ImportedReview
        fields = [
            "film", "headline", "body", "rating_value", "language", "contains_spoilers",
            "comments_open", "source_name", "source_url", "source_date", "source_licence",
        ]  # fmt: skip
        help_texts = {
            "rating_value": _(
                "1 to 10. Shown with the text; it takes no part in the score, which is of members."
            ),
            "source_name": _("Where the text comes from. Readers see it in place of an author."),
            "source_date": _(
                "2024, 2024-07 or 2024-07-03. Empty where it is not known: readers then see none."
            ),
            "source_licence": _("Under which terms it may stand here."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source_name"].required = True
        if self.instance.state == Review.State.PUBLISHED:
            self.initial["publish"] = "publish"

    def clean(self):
        """The same text twice on one film is one that was sent twice."""
        values = super().clean() or {}
        same = Review.objects.imported().filter(film=values.get("film"), body=values.get("body"))
        if values.get("film") and same.exclude(pk=self.instance.pk).exists():
            self.add_error("body", _("This text stands on the film already."))
        return values


@admin.register(ImportedReview)
class ImportedReviewAdmin(RecordSelects, admin.ModelAdmin):
    form = ImportedReviewForm
    list_display = ["__str__", "film", "source_name", "source_date", "state", "is_hidden"]
    list_filter = ["state", "is_hidden"]
    list_select_related = ["film", "author"]
    search_fields = ["headline", "film__title", "source_name"]
    autocomplete_fields = ["film"]
    formfield_overrides = CLEANED_FIELDS
    paginator = CappedPaginator
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": ["film", "headline", "body"]}),
        (
            _("Where it comes from"),
            {"fields": ["source_name", "source_url", "source_date", "source_licence"]},
        ),
        (_("Facts"), {"fields": ["rating_value", "language", "contains_spoilers"]}),
        (_("Publishing"), {"fields": ["publish", "comments_open"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(is_imported=True).order_by("-id")

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def view_on_site(self, obj: ImportedReview) -> str | None:
        return obj.get_absolute_url() if obj.is_public else None

    def save_model(self, request: HttpRequest, obj, form: ImportedReviewForm, change) -> None:
        services.save_imported_review(obj, publish_now=form.cleaned_data["publish"] == "publish")
