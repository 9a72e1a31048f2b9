"""The rows below a film or a person: titles, names, credits, plots, stills, links."""

from typing import TYPE_CHECKING

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from films.duplicates import holder_of
from films.models import Credit, ExternalLink, LinkSite, Plot, Still
from films.models.link import key_within
from films.services import save_still

from .pictures import PictureRowForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# The column's largest number.
LAST_PLACE = 32_767


class RowFormSet(BaseInlineFormSet):
    """Rows of which the stored and untouched ones are not checked again: with fifty credits
    that would be three queries each."""

    # No two rows of a record are the same in these fields; the message stands beside the first.
    told_apart_by: tuple[str, ...] = ()
    said_twice: "StrOrPromise" = ""

    def add_fields(self, form, index):
        """In a table the heading of a column names a field for the eye alone."""
        super().add_fields(form, index)
        for field in form.fields.values():
            if field.label and not field.widget.is_hidden:
                field.widget.attrs.setdefault("aria-label", capfirst(str(field.label)))

    def _construct_form(self, i, **kwargs):
        # django-stubs leave this method out, and the one that tells which rows go.
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if i < self.initial_form_count():
            form.empty_permitted = True
        return form

    def validate_unique(self):
        """Over all rows, since the untouched ones have no cleaned data to compare."""
        kept = [form for form in self.forms if not self._should_delete_form(form)]  # type: ignore[attr-defined]
        stored = {self._stored(form): form for form in kept if form.instance.pk}
        seen = set()
        for form in kept:
            row = self._row(form)
            if not row or not (form.instance.pk or form.has_changed()):
                continue
            # The database compares each row with what is stored at that moment: two rows cannot
            # exchange their words at once.
            exchanged = form.instance.pk and stored.get(row, form) is not form
            if (row in seen or exchanged) and form.has_changed():
                form.add_error(self.told_apart_by[0], self.said_twice)
            seen.add(row)

    def _row(self, form) -> tuple:
        fields = (form.instance._meta.get_field(name) for name in self.told_apart_by)
        return tuple(getattr(form.instance, field.attname) for field in fields)

    def _stored(self, form) -> tuple:
        return tuple(form.initial.get(name) for name in self.told_apart_by)


class TitleFormSet(RowFormSet):
    told_apart_by = ("title", "language")
    said_twice = _("This title is entered twice in the same language.")


class NameFormSet(RowFormSet):
    told_apart_by = ("name",)
    said_twice = _("This spelling is entered twice.")


class LinkFormSet(RowFormSet):
    told_apart_by = ("key", "site")
    said_twice = _("This ID is entered twice.")

    def _row(self, form) -> tuple:
        return super()._row(form) if form.instance.key else ()


class OrderedFormSet(RowFormSet):
    """Rows in an order; a row without a number goes to the end."""

    order_field: str

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields[self.order_field].required = False
        if form.instance.pk is None:
            form.initial[self.order_field] = None

    def clean(self):
        super().clean()
        placeless = [
            form
            for form in self.forms
            if form.has_changed() and form.cleaned_data.get(self.order_field) is None
        ]
        places = (getattr(f.instance, self.order_field) for f in self.forms if f not in placeless)
        last = max((place for place in places if place is not None), default=-1)
        for form in placeless:
            last = min(last + 1, LAST_PLACE)
            setattr(form.instance, self.order_field, last)


class CreditFormSet(OrderedFormSet):
    order_field = "billing_order"
    told_apart_by = ("person", "department", "job", "character_name")
    said_twice = _("This person is entered twice with the same job and character.")


class CreditForm(forms.ModelForm):
    class Meta:
        model = Credit
        fields = ["department", "person", "job", "character_name", "credited_as", "billing_order"]
        help_texts = {"billing_order": _("Empty: at the end.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.person_id and "person" in self.fields:
            self.fields["person"].widget.widget.known = self.instance.person


class PlotForm(forms.ModelForm):
    class Meta:
        model = Plot
        fields = ["body", "language", "source_name", "source_url", "licence", "reveals_ending"]
        error_messages = {"source_name": {"required": _("Say whose text this plot is.")}}


class StillFormSet(OrderedFormSet):
    order_field = "position"

    def save_new(self, form, commit=True):
        form.store()
        return form.instance

    def save_existing(self, form, obj, commit=True):
        form.store()
        return form.instance


class StillForm(PictureRowForm):
    class Meta:
        model = Still
        fields = ["caption", "alt_text", "position"]
        help_texts = {"position": _("Empty: at the end.")}
        error_messages = {
            "alt_text": {"required": _("Say what the picture shows, for those who cannot see it.")}
        }

    def store(self) -> None:
        save_still(self.instance, picture=self.stored_picture())


class LinkForm(forms.ModelForm):
    class Meta:
        model = ExternalLink
        fields = ["site", "key", "address"]
        help_texts = {
            "key": _("The number in the address there, as tt1234567, or that address."),
            "address": _("Only where there is no number, as for an official site."),
        }

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        self._take_key_from_address()
        site, key = cleaned.get("site"), cleaned.get("key")
        if site == LinkSite.OFFICIAL and not cleaned.get("address"):
            self._complain("address", _("Give the address of the official site."))
        elif not key and not cleaned.get("address"):
            self._complain("key", _("Give the number there, or an address."))
        if site and key:
            self._check_holder(site, key)
        return cleaned

    def _take_key_from_address(self) -> None:
        """An address that is pasted, in either field, is known by the number within it."""
        cleaned = self.cleaned_data
        site, typed = cleaned.get("site"), cleaned.get("key") or cleaned.get("address")
        key = key_within(site, typed) if site and typed else ""
        if key:
            cleaned.update(key=key, address="")
        if site == LinkSite.IMDB and cleaned.get("key"):
            cleaned["key"] = cleaned["key"].lower()

    def _check_holder(self, site: str, key: str) -> None:
        holder = holder_of(site=site, key=key, apart_from=self.instance.pk)
        if holder:
            self._complain("key", _("This number already belongs to %s.") % holder)

    def _complain(self, field: str, message: "StrOrPromise") -> None:
        if field not in self.errors:
            self.add_error(field, message)
