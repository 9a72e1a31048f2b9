"""Editorial articles in the admin. Members' reviews can be looked at and not be touched."""

from functools import partial
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from accounts.quotas import QuotaExceeded, spend
from films.admin.base import CLEANED_FIELDS, CappedPaginator, RecordSelects
from films.admin.thumbnails import preview
from reviews import services
from reviews.admin.article_rows import INLINES
from reviews.admin.forms import ArticleForm
from reviews.admin.mending import carry_out, is_mended, is_preview
from reviews.checking import check_article
from reviews.models import ArticlePicture, CastPlacement, Review
from reviews.views.articles import article_page, comment_form
from reviews.views.editor import EDITOR_POSTS, words_to_wait


@admin.register(Review)
class ReviewAdmin(RecordSelects, admin.ModelAdmin):
    form = ArticleForm
    inlines = INLINES
    list_display = ["__str__", "film", "author", "kind", "standing", "is_hidden", "published_at"]
    list_filter = ["kind", "state", "is_hidden"]
    list_select_related = ["film", "author"]
    search_fields = ["headline", "film__title", "author__username"]
    autocomplete_fields = ["film"]
    formfield_overrides = CLEANED_FIELDS
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = True
    readonly_fields = ["cover_preview"]
    fieldsets = [
        (None, {"fields": ["headline", "lead", "body"], "classes": ["part-text"]}),
        (
            _("Film and judgement"),
            {
                "fields": [("film", "author"), "rating_value", "verdict", "contains_spoilers"],
                "classes": ["part-film"],
                "description": _("Rating and verdict may stay empty; readers then see neither."),
            },
        ),
        (
            _("Cover"),
            {
                "fields": [
                    ("cover_preview", "cover_file"),
                    ("cover_source_name", "cover_licence"),
                    ("cover_source_url", "cover_credit"),
                    "cover_remove",
                ],
                "classes": ["part-pictures"],
                "description": _(
                    "Wide, above the text. Without one the film’s banner stands there."
                ),
            },
        ),
        (
            _("Publishing"),
            {
                "fields": ["publish", "publish_time", "language", "comments_open"],
                "classes": ["part-publishing"],
            },
        ),
        (
            _("First published elsewhere"),
            {"fields": ["source_name", "source_url"], "classes": ["part-publishing"]},
        ),
    ]

    class Media:
        css = {"all": ["css/admin_catalogue.css", "css/article_form.css"]}
        js = [
            Script("js/toolbar.js", type="module"),
            Script("js/article_form.js", type="module"),
        ]

    members_fields = [
        "headline", "body", "rating_value", "language", "contains_spoilers",
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
            # The stock page makes a member's name a link, also for who may not follow it.
            who = "author" if request.user.has_perm("accounts.view_user") else "written_by"
            return [(None, {"fields": ["film", who, *self.members_fields]})]
        return super().get_fieldsets(request, obj)

    def get_inlines(self, request: HttpRequest, obj: Review | None = None):
        return [] if obj and not obj.is_editorial else self.inlines

    def view_on_site(self, obj: Review) -> str | None:
        return obj.get_absolute_url() if obj.is_public else None

    @admin.display(description=_("author"))
    def written_by(self, review: Review) -> str:
        return str(review.author)

    @admin.display(description=_("now"))
    def cover_preview(self, article: Review) -> str:
        return preview(article.cover, alt=gettext("Cover"))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """Whoever begins an article signs it, unless another author is chosen."""
        return {"author": request.user.pk} | super().get_changeform_initial_data(request)

    # The preview stands in a frame beside the text.
    @method_decorator(csp_replace({"frame-src": [SELF], "frame-ancestors": [SELF]}))
    @method_decorator(xframe_options_sameorigin)
    def changeform_view(self, request, *args, **kwargs):
        """Sent more often than the quota allows, the form comes back with all that was typed."""
        try:
            if request.method == "POST":
                spend(EDITOR_POSTS, request)
        except QuotaExceeded as exceeded:
            request.refusal = words_to_wait(exceeded.retry_after)
            response = super().changeform_view(request, *args, **kwargs)
            response.status_code = 429
            response["Retry-After"] = str(exceeded.retry_after)
            return response
        return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request, *args, **kwargs):
        form: Any = super().get_form(request, *args, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form

    def save_model(self, request: HttpRequest, obj: Review, form: ArticleForm, change) -> None:
        if not is_preview(request):
            form.store_pictures()
        form.before = services.keep_article(obj)

    def save_formset(self, request: HttpRequest, form, formset, change) -> None:
        """A preview shows the pictures that are stored: files are not written for a look."""
        if is_preview(request) and formset.model is ArticlePicture:
            formset.new_objects = formset.changed_objects = formset.deleted_objects = []
            return
        if not is_preview(request) and formset.model is CastPlacement:
            for placement in formset.forms:
                if placement.has_changed() and placement not in formset.deleted_forms:
                    placement.store_pictures()
        formset.save()

    def save_related(self, request: HttpRequest, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        services.settle_article(form.instance, before=form.before)
        if not is_preview(request):
            carry_out(request, form)

    def response_add(self, request: HttpRequest, obj: Review, post_url_continue=None):
        return self._answer(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Review):
        return self._answer(request, obj) or super().response_change(request, obj)

    def _answer(self, request: HttpRequest, article: Review) -> HttpResponse | None:
        """The preview, of which nothing is stored; or the form again, with what is to be read."""
        if is_preview(request):
            page = article_page(request, article, comment_form(request), is_preview=True)
            transaction.set_rollback(True)
            return page
        if not is_mended(request):
            self._tell_of_notes(request, article)
            return None
        return redirect("admin:reviews_review_change", article.pk)

    def _tell_of_notes(self, request: HttpRequest, article: Review) -> None:
        number = len(check_article(article))
        if number:
            words = ngettext("There is a note on it.", "There are %(number)s notes on it.", number)
            address = reverse("admin:reviews_review_change", args=[article.pk])
            link = format_html('<a href="{}">{}</a>', address, words % {"number": number})
            messages.warning(request, link)

    def change_view(self, request: HttpRequest, object_id, form_url="", extra_context=None):
        """With the notes on what is stored, asked for when the form is shown."""
        article = self.get_object(request, object_id)
        notes = partial(check_article, article) if article else None
        context = {"notes_on_stored": notes} | (extra_context or {})
        return super().change_view(request, object_id, form_url, context)

    @admin.display(description=_("state"), ordering="state")
    def standing(self, review: Review) -> str:
        if review.publish_at:
            time = date_format(localtime(review.publish_at), "SHORT_DATETIME_FORMAT")
            return gettext("to be published on %(time)s") % {"time": time}
        return review.get_state_display()
