"""What all admins of the catalogue share: cleaned text, pages that count nothing, history."""

from collections import Counter

from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import NestedObjects
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.core.paginator import Paginator
from django.db import models, router, transaction
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from films.fields import PartialDateField
from text import fields

from .history import SteadyHistoryAdmin
from .widgets import RecordNumber, RecordSelect, RecordSelectMultiple

# Nobody turns forty pages; who looks for an older record searches or filters.
MOST_BROWSED = 2000
CLEANED_FIELDS = fields.CLEANED_FIELDS | {PartialDateField: {"widget": AdminTextInputWidget}}


class CappedPaginator(Paginator):
    """Pages over the first records of a list, without asking the database to count them all."""

    object_list: models.QuerySet

    @cached_property
    def count(self) -> int:
        return len(self.object_list.values_list("pk", flat=True)[:MOST_BROWSED])


class CappedList(ChangeList):
    """No word on how many were found where nothing was sought, or more than are counted."""

    def get_results(self, request):
        super().get_results(request)
        sought = self.query or self.has_active_filters
        if not sought or self.result_count == MOST_BROWSED:
            self.full_result_count = self.result_count


def without_shortcuts(field, *, may_add: bool = False):
    """A choice of records without the buttons to change, view or delete them from here."""
    widget = getattr(field, "widget", None)
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget.can_add_related = widget.can_add_related and may_add
        widget.can_change_related = widget.can_view_related = widget.can_delete_related = False
    return field


class RecordSelects(BaseModelAdmin):
    """Choices of one record among thousands, with JavaScript and without."""

    may_add_records = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return without_shortcuts(field, may_add=self.may_add_records)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RecordSelect(db_field, self.admin_site)
        elif db_field.name in self.raw_id_fields and not self._may_open(db_field, request):
            kwargs["widget"] = RecordNumber(db_field.remote_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RecordSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _may_open(self, db_field, request) -> bool:
        model = db_field.remote_field.model
        return self.admin_site.get_model_admin(model).has_view_permission(request)


class CatalogueAdmin(RecordSelects, SteadyHistoryAdmin):
    formfield_overrides = CLEANED_FIELDS
    paginator = CappedPaginator
    most_browsed = MOST_BROWSED
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = True
    object_history_list_template = "admin/films/history_list.html"

    class Media:
        css = {"all": ["css/admin_catalogue.css"]}

    def get_changelist(self, request, **kwargs):
        return CappedList

    def get_deleted_objects(self, objs, request):
        """What goes with the records, or keeps them, in numbers: the stock page asks for the name
        of every credit and every rating."""
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        going = Counter(type(row) for rows in collector.model_objs.values() for row in rows)
        lacking = {
            str(model._meta.verbose_name)
            for model in going
            if self.admin_site.is_registered(model)
            and not self.admin_site.get_model_admin(model).has_delete_permission(request)
        }
        keeping = Counter(type(row) for row in collector.protected)
        return (
            [str(record) for record in objs],
            {model._meta.verbose_name_plural: number for model, number in going.items()},
            lacking,
            [f"{capfirst(m._meta.verbose_name_plural)}: {n}" for m, n in keeping.items()],
        )

    @transaction.atomic
    def history_form_view(self, request, object_id, version_id, extra_context=None):
        return super().history_form_view(request, object_id, version_id, extra_context)

    def render_change_form(self, request, context, *args, **kwargs):
        if context.get("errors") and request.FILES:
            messages.warning(request, _("Nothing was saved. Please choose the pictures once more."))
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        self.settle(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        self.settle(request, obj)
        return super().response_change(request, obj)

    def settle(self, request, obj):
        """After the record and all its rows are stored, from the form or from the history."""

    def view_on_site(self, obj):
        return obj.get_absolute_url()


class ReadingAdmin(admin.ModelAdmin):
    """A list to look at, as far as the role goes; nothing is added or changed by hand."""

    paginator = CappedPaginator
    most_browsed = MOST_BROWSED
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
