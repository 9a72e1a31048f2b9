"""Double bills in the admin."""

from django.contrib import admin

from films.admin.base import CLEANED_FIELDS, RecordSelects
from reviews.models import DoubleBill


@admin.register(DoubleBill)
class DoubleBillAdmin(RecordSelects, admin.ModelAdmin):
    formfield_overrides = CLEANED_FIELDS
    list_display = ["first", "second", "author", "reason", "is_on_home"]
    list_filter = ["is_on_home"]
    list_select_related = ["first", "second", "author"]
    autocomplete_fields = ["first", "second"]
    raw_id_fields = ["author"]
    search_fields = ["first__title", "second__title", "reason"]
    show_full_result_count = False
