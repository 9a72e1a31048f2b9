"""Widgets of the admin's forms."""

from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    ForeignKeyRawIdWidget,
)
from django.db.models import Model
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _


class Named:
    """A choice of records that says what it is where nothing is chosen: the stock one has no name
    for who cannot see it."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)  # type: ignore[misc]
        name = capfirst(self.field.verbose_name)  # type: ignore[attr-defined]
        # Its list is empty until somebody types, which is no list that a browser may require of.
        needed = {"aria-required": "true"} if attrs.pop("required", False) else {}
        return attrs | {"data-placeholder": name, "aria-label": name} | needed


class RecordSelectMultiple(Named, AutocompleteSelectMultiple):
    """Finds several records while one types."""


class RecordSelect(Named, AutocompleteSelect):
    """Finds a record while one types; without JavaScript it takes the record's number.

    The number has the same name as the choice and comes after it, so that it is what counts.
    """

    # A record that the form has read already, where the stock widget asks for it again: one query
    # less for each row.
    known: Model | None = None

    def optgroups(self, name, value, attrs=None):
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        option = self.create_option(name, self.known.pk, str(self.known), True, 0, attrs=attrs)
        return [(None, [option], 0)]

    def render(self, name, value, attrs=None, renderer=None):
        label = _("Its number, as in the address of its page here")
        return super().render(name, value, attrs, renderer) + format_html(
            '<noscript><label>{} <input type="text" inputmode="numeric" name="{}" value="{}">'
            "</label></noscript>",
            label,
            name,
            "" if value is None else value,
        )


class RecordNumber(ForeignKeyRawIdWidget):
    """The number of a record, without the stock widget's links: for who may not open them."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        return context | {"related_url": None, "link_url": None}
