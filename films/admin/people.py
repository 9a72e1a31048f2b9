"""People in the admin."""

from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films.duplicates import people_like
from films.models import Person, PersonToken
from films.services import merge_people, save_person, settle_person

from .equals import warn_of_equals
from .filters import PortraitFilter
from .forms import PersonForm
from .forms.pictures import picture_field_names
from .merging import MergingAdmin
from .rows import LinkInline, NameInline
from .searching import found
from .thumbnails import preview, thumbnail


@admin.register(Person)
class PersonAdmin(MergingAdmin):
    form = PersonForm
    list_display = ["portrait_small", "name", "born", "died", "created_at"]
    list_display_links = ["name"]
    list_filter = [PortraitFilter, "is_sample"]
    sortable_by = ["created_at"]
    ordering = ["-id"]
    search_fields = ["name"]
    search_help_text = _("Any spelling of the name, in any order, or a number as nm1234567.")
    readonly_fields = ["address", "portrait_preview"]
    inlines = [NameInline, LinkInline]
    fieldsets = [
        (None, {"fields": ["name", ("born", "birth_place"), "died", "address"]}),
        (
            _("Biography"),
            {
                "fields": [
                    "biography",
                    "biography_as_of",
                    ("biography_source_name", "biography_source_url", "biography_licence"),
                ]
            },
        ),
        (
            _("Portrait"),
            {
                "fields": ["portrait_preview", *picture_field_names("portrait")],
                "description": _("Every picture from elsewhere needs its source and its licence."),
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("portrait")

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        return found(queryset, search_term, index=PersonToken, owner="person"), False

    def save_model(self, request, obj, form, change):
        obj._history_user = request.user
        form.store_pictures()
        save_person(obj)

    def settle(self, request, obj):
        settle_person(obj)
        warn_of_equals(request, obj, people_like(obj))

    def merge(self, request, *, kept, dropped):
        merge_people(kept=kept, dropped=dropped)

    @admin.display(description=_("portrait"))
    def portrait_small(self, person):
        return thumbnail(person.portrait, height=60)

    @admin.display(description=_("address"))
    def address(self, person):
        return person.get_absolute_url() if person.slug else gettext("Made when the name is saved.")

    @admin.display(description=_("now"))
    def portrait_preview(self, person):
        return preview(person.portrait, alt=gettext("Portrait of %s") % person)
