"""Genres and countries in the admin."""

from django.contrib import admin

from films.models import Country, Genre
from films.services import save_subject

from .base import CLEANED_FIELDS


class SubjectAdmin(admin.ModelAdmin):
    formfield_overrides = CLEANED_FIELDS
    search_fields = ["name"]
    readonly_fields = ["slug"]
    show_full_result_count = False

    def save_model(self, request, obj, form, change):
        save_subject(obj)

    def view_on_site(self, obj):
        return obj.get_absolute_url()


@admin.register(Genre)
class GenreAdmin(SubjectAdmin):
    list_display = ["name", "slug"]
    fields = ["name", "slug"]


@admin.register(Country)
class CountryAdmin(SubjectAdmin):
    list_display = ["name", "code", "is_historic"]
    list_filter = ["is_historic"]
    search_fields = ["name", "=code"]
    fields = ["name", "code", "is_historic", "slug"]
