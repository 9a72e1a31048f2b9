"""Forms of lists. They read and refuse; services write."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from lists.models import FilmList, ListedFilm
from lists.models.film_list import REASON_MAX_LENGTH, TITLE_MAX_LENGTH
from lists.models.listed_film import NOTE_MAX_LENGTH
from lists.services import MAX_FILMS_ON_LIST, TypedRow
from text.fields import LineField, TextField

# No title of a film is longer.
SOUGHT_MAX_LENGTH = 300
SHORT_TEXT = {"rows": 2, "dir": "auto", "class": "short"}
# What people write themselves; the rest is chosen again in a moment.
WRITTEN = ("title", "reason")


class ListForm(forms.Form):
    """What a list is called, what its films have in common, and who reads it."""

    title = LineField(
        label=_("Title"),
        max_length=TITLE_MAX_LENGTH,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    reason = TextField(
        label=_("Reason"),
        required=False,
        max_length=REASON_MAX_LENGTH,
        help_text=FilmList._meta.get_field("reason").help_text,
        widget=forms.Textarea(attrs=SHORT_TEXT),
    )
    is_public = forms.BooleanField(
        label=_("Everyone can read it"), required=False, help_text=_("Off: only you see it.")
    )

    @staticmethod
    def initial_of(film_list: FilmList) -> dict:
        return {name: getattr(film_list, name) for name in ListForm.base_fields}


class RowFields(NamedTuple):
    """One film in the editor, with the fields that are about it."""

    listed: ListedFilm
    place: BoundField
    note: BoundField
    is_off: BoundField


class EditForm(ListForm):
    """A list with all of its films. Each field goes with what it held when the page was made, so
    that only what was typed here is stored, and no other window's words are undone."""

    sought = LineField(
        label=_("Title of a film"), required=False, max_length=SOUGHT_MAX_LENGTH,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, film_list: FilmList, rows: Sequence[ListedFilm], data=None, sought=""):
        initial = self.initial_of(film_list) | {"sought": sought}
        for row in rows:
            initial |= {f"place-{row.pk}": row.position, f"note-{row.pk}": row.note}
        self.moved = _moved(rows, data.get("move", "")) if data else None
        if data and self.moved:
            data = data.copy()
            data[f"place-{self.moved.listed.pk}"] = str(self.moved.place)
        super().__init__(data, initial=initial)
        self.film_list, self.listed = film_list, rows
        for row in rows:
            self.fields |= _fields_of(row)
        for name in self._compared():
            self.fields[name].show_hidden_initial = True

    def _compared(self) -> list[str]:
        compared = [*ListForm.base_fields]
        return compared + [f"{kind}-{row.pk}" for row in self.listed for kind in ("place", "note")]

    def as_shown(self) -> SafeString:
        """The hidden fields that say what each field held."""
        fields = (self[name] for name in self._compared())
        hidden = (
            (field.html_initial_name, self.data.get(field.html_initial_name, field.initial))
            for field in fields
        )
        return format_html_join("", '<input type="hidden" name="{}" value="{}">', hidden)

    def rows(self) -> Iterator[RowFields]:
        """The films of the list in their order, with their fields."""
        for row in self.listed:
            yield RowFields(row, *(self[f"{kind}-{row.pk}"] for kind in ("place", "note", "off")))

    def values(self) -> dict:
        """What `save_list` takes: what was typed."""
        typed = {name: self.cleaned_data[name] for name in self.changed_data}
        rows = [
            TypedRow(
                row.pk,
                place=typed.get(f"place-{row.pk}"),
                note=typed.get(f"note-{row.pk}"),
                is_off=self.cleaned_data[f"off-{row.pk}"],
            )
            for row in self.listed
        ]
        return {name: typed.get(name) for name in ListForm.base_fields} | {"rows": rows}

    def lost_notes(self) -> list[str]:
        """Notes that were typed about films which were taken off in another window meanwhile."""
        return [note for name, note in typed_notes(self.data).items() if name not in self.fields]


class Moved(NamedTuple):
    """A film that one of its buttons moves by one place: "up" or "down"."""

    listed: ListedFilm
    way: str
    place: int


def _moved(rows: Sequence[ListedFilm], pressed: str) -> Moved | None:
    """What the button with this value moves; None where it is none of this list."""
    way, _, pk = pressed.partition("-")
    places = {str(row.pk): place for place, row in enumerate(rows)}
    step = {"up": -1, "down": 1}.get(way)
    if pk not in places or step is None:
        return None
    place = places[pk] + step
    if not 0 <= place < len(rows):
        return None
    return Moved(rows[places[pk]], way, rows[place].position)


def typed_notes(data: Mapping[str, str]) -> dict[str, str]:
    """The notes in what was sent that differ from those on the page, by the names of fields."""
    notes = {name: data[name].strip() for name in data if name.startswith("note-")}
    shown = {name: data.get(f"initial-{name}", "").strip() for name in notes}
    return {name: note for name, note in notes.items() if note and note != shown[name]}


def words_of(data: Mapping[str, str]) -> dict[str, str]:
    """The words in what was sent, each under a label, for who must type them again."""
    places = {name: data.get(name.replace("note-", "place-"), "") for name in typed_notes(data)}
    labels = {name: _("Note at place %(place)s") % {"place": places[name]} for name in places}
    details = {str(ListForm.base_fields[name].label): data.get(name, "") for name in WRITTEN}
    return details | {labels[name]: note for name, note in typed_notes(data).items()}


def _fields_of(row: ListedFilm) -> dict[str, forms.Field]:
    film = {"film": row.film.title}
    place, note = _("Place of %(film)s") % film, _("Note on %(film)s") % film
    off = _("Take off %(film)s") % film
    named = {"aria-label": place, "inputmode": "numeric"}
    refusal = _("A number from 1 to %(most)s.") % {"most": MAX_FILMS_ON_LIST}
    return {
        f"place-{row.pk}": forms.IntegerField(
            label=place,
            required=False,
            min_value=1,
            max_value=MAX_FILMS_ON_LIST,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), refusal),
            widget=forms.NumberInput(attrs=named),
        ),
        f"note-{row.pk}": TextField(
            label=note,
            required=False,
            max_length=NOTE_MAX_LENGTH,
            widget=forms.Textarea(attrs=SHORT_TEXT | {"aria-label": note}),
        ),
        f"off-{row.pk}": forms.BooleanField(
            label=off, required=False, widget=forms.CheckboxInput(attrs={"aria-label": off})
        ),
    }
