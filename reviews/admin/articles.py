"""Editorial articles in the admin. Members' reviews can be looked at and not be touched."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.base import CLEANED_FIELDS, CappedPaginator, RecordSelects
from films.admin.forms.pictures import picture_field_names
from reviews import services
from reviews.admin.forms import ArticleForm, CastPlacementForm
from reviews.models import CastPlacement, Review
from reviews.notes import notes_on_cast, notes_on_text


class CastPlacementInline(RecordSelects, admin.StackedInline):
    model = CastPlacement
    form = CastPlacementForm
    extra = 0
    formfield_overrides = CLEANED_FIELDS
    autocomplete_fields = ["person"]
    fields = [
        "person", "name_as_written", "caption", "alt_text", "biography", "biography_as_of",
        "position", *picture_field_names("picture"),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("person", "picture")


@admin.register(Review)
class ReviewAdmin(RecordSelects, admin.ModelAdmin):
    form = ArticleForm
    inlines = [CastPlacementInline]
    list_display = ["__str__", "film", "author", "kind", "state", "is_hidden", "published_at"]
    list_filter = ["kind", "state", "is_hidden"]
    list_select_related = ["film", "author"]
    search_fields = ["headline", "film__title", "author__username"]
    autocomplete_fields = ["film"]
    formfield_overrides = CLEANED_FIELDS
    paginator = CappedPaginator
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": ["film", "author", "headline", "lead", "body", "verdict"]}),
        (_("Publishing"), {"fields": ["publish", "comments_open"]}),
        (_("Facts"), {"fields": ["rating_value", "language", "contains_spoilers"]}),
        (_("First published elsewhere"), {"fields": ["source_name", "source_url"]}),
        (_("Cover"), {"fields": [*picture_field_names("cover")]}),
    ]
    members_fields = [
        "film", "author", "headline", "body", "rating_value", "language", "contains_spoilers",
        "state", "is_hidden", "published_at", "edited_at",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """What stands on the site; editors see articles in preparation too. Drafts of members
        are nobody's but theirs."""
        rows = Review.objects.visible_to(request.user)
        if request.user.has_perm("reviews.change_review"):
            rows = rows | Review.objects.editorial()
        return rows.order_by("-id")

    def has_change_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        editable = obj is None or obj.is_editorial
        return editable and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Review | None = None):
        if obj and not self.has_change_permission(request, obj):
            return [(None, {"fields": self.members_fields})]
        return super().get_fieldsets(request, obj)

    def get_inlines(self, request: HttpRequest, obj: Review | None = None):
        return [] if obj and not obj.is_editorial else self.inlines

    def view_on_site(self, obj: Review) -> str | None:
        return obj.get_absolute_url()

    def save_model(self, request: HttpRequest, obj: Review, form: ArticleForm, change) -> None:
        form.store_pictures()
        services.save_article(obj, publish_now=form.cleaned_data["publish"] == "publish")

    def save_formset(self, request: HttpRequest, form, formset, change) -> None:
        for placement in formset.forms:
            if placement.has_changed() and placement not in formset.deleted_forms:
                placement.store_pictures()
        formset.save()

    def save_related(self, request: HttpRequest, form, formsets, change) -> None:
        """Notes come last: they speak of what is stored, and stop nothing."""
        super().save_related(request, form, formsets, change)
        article = form.instance
        notes = notes_on_cast(article.cast_placements.select_related("person"))
        notes += notes_on_text(
            article.body,
            rating_value=article.rating_value,
            runtime_minutes=article.film.runtime_minutes,
        )
        for note in notes:
            messages.warning(request, note)
