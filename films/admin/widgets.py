"""Widgets of the admin's forms."""

from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model


class KnownAutocompleteSelect(AutocompleteSelect):
    """Shows a record that the form has read already, where the stock widget asks for it again:
    one query less for each row."""

    known: Model | None = None

    def optgroups(self, name, value, attrs=None):
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        option = self.create_option(name, self.known.pk, str(self.known), True, 0, attrs=attrs)
        return [(None, [option], 0)]
