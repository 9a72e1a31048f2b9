"""The forms for many pictures at once: what is said of all of them, then of each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films.admin.thumbnails import thumbnail
from films.admin.widgets import RecordSelect
from films.models import Film, Picture, Still
from films.pictures import POSTER
from films.pictures.uploads import MAX_REQUEST_BYTES
from text.fields import LineField

from .pictures import REQUIRED, SOURCE_FIELDS, picture_fields

MOST_AT_ONCE = 20
_SOURCE = picture_fields("", POSTER)


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Its value is a list of uploads, none of them opened yet."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        uploads = [super(SeveralFilesField, self).clean(one, initial) for one in data or [None]]
        if len(uploads) > MOST_AT_ONCE:
            text = gettext("Choose at most %(number)d pictures at once.")
            raise ValidationError(text % {"number": MOST_AT_ONCE})
        # What goes beyond was not kept: the last of them would look damaged.
        if sum(one.size or 0 for one in uploads) > MAX_REQUEST_BYTES:
            raise ValidationError(gettext("Together they are heavier than 64 MB. Choose fewer."))
        return uploads


def _source_field(name: str) -> forms.Field:
    field = _SOURCE[name]
    if name in REQUIRED:
        field.required = True
        field.error_messages["required"] = REQUIRED[name]
    return field


class SourceForm(forms.Form):
    """Whose pictures these are, and under which terms they are shown."""

    source_name = _source_field("source_name")
    licence = _source_field("licence")
    source_url = _source_field("source_url")
    credit = _source_field("credit")


class DropForm(SourceForm):
    pictures = SeveralFilesField(
        label=_("Pictures"),
        help_text=_(
            "Drop up to 20 stills and posters here: JPEG, PNG or WebP, at most 8 MB each. A name "
            "as escape-2024-still-3.jpg leads to its film; upright pictures become posters."
        ),
        widget=SeveralFiles(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    field_order = ("pictures", *SOURCE_FIELDS)


class PlaceForm(SourceForm):
    """One of the dropped pictures: its film, and its words."""

    film = forms.ModelChoiceField(
        label=_("Film"),
        queryset=Film.objects.none(),
        error_messages={"required": _("Choose its film, or leave it out.")},
    )
    alt_text = LineField(
        label=_("Alternative text"),
        max_length=300,
        help_text=_("What the picture shows, for readers who cannot see it."),
        widget=AdminTextInputWidget,
        error_messages={"required": _("Say what the picture shows, for those who cannot see it.")},
    )
    caption = LineField(
        label=_("Caption"), max_length=300, required=False, widget=AdminTextInputWidget
    )
    leave_out = forms.BooleanField(label=_("Leave it out, and take it down"), required=False)
    field_order = ("film", "alt_text", "caption", *SOURCE_FIELDS, "leave_out")

    def __init__(
        self, data: Any, *, prefix: str, picture: Picture, film: Film | None, films
    ) -> None:
        said = {name: getattr(picture, name) for name in SOURCE_FIELDS}
        if film:
            said |= {"film": film.pk, "alt_text": gettext("Still from %(film)s") % {"film": film}}
        super().__init__(data, prefix=prefix, initial=said, use_required_attribute=False)
        self.picture = picture
        field: Any = self.fields["film"]
        field.widget = RecordSelect(Still._meta.get_field("film"), admin.site)
        field.widget.is_required = field.required
        field.queryset = films
        field.widget.known = film
        if self.is_poster:
            del self.fields["caption"], self.fields["alt_text"]

    @property
    def kind(self) -> str:
        """What it is to become."""
        return capfirst(self.picture.get_shape_display())

    @property
    def shown(self) -> str:
        """The picture, for who fills in the form."""
        return thumbnail(self.picture, height=200)

    @property
    def is_poster(self) -> bool:
        return self.picture.shape == POSTER.name

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("leave_out"):
            self.errors.clear()
        return self.cleaned_data

    def words(self) -> list[BoundField]:
        """The fields beside the picture."""
        return [field for field in self if field.name not in SOURCE_FIELDS]

    def source_fields(self) -> list[BoundField]:
        """The fields that all pictures were given alike."""
        return [field for field in self if field.name in SOURCE_FIELDS]

    def source_is_wrong(self) -> bool:
        return any(field.errors for field in self.source_fields())

    @property
    def source(self) -> dict[str, str]:
        """What it says of the source, as services take it."""
        return {name: self.cleaned_data[name] for name in SOURCE_FIELDS}


def place_forms(
    pictures: Sequence[Picture], proposed: Mapping[int, Film], films, data: Any = None
) -> list[PlaceForm]:
    """A form for each picture; `proposed` are the films by the pictures' ids."""
    return [
        PlaceForm(
            data, prefix=str(picture.pk), picture=picture, film=proposed.get(picture.pk),
            films=films,
        )
        for picture in pictures
    ]  # fmt: skip


def all_valid(place_forms: Iterable[PlaceForm]) -> bool:
    """Whether every picture can be placed, and no film gets two posters."""
    forms_ = list(place_forms)
    valid = [form.is_valid() for form in forms_]
    seen: set[Film] = set()
    for form in forms_:
        film = form.cleaned_data.get("film")
        if not form.is_poster or not film or form.cleaned_data.get("leave_out"):
            continue
        if film in seen:
            form.add_error("film", gettext("This film has another of these posters already."))
            valid.append(False)
        seen.add(film)
    return all(valid)
