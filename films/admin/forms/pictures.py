"""Fields for one borrowed picture: the file, whose it is, its licence.

Here: what must be said of a picture. Not here: decoding (`films.pictures`), storing (services).
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget, AdminURLFieldWidget
from django.utils.translation import gettext_lazy as _

from films.models import Picture
from films.pictures import STILL, Shape
from films.pictures.forms import UploadedPictureField
from films.services import describe_picture, store_uploaded_picture
from text.fields import LineField

SOURCE_FIELDS = ("source_name", "source_url", "licence", "credit")
PicturesFormT = TypeVar("PicturesFormT", bound="PicturesForm")
# What no borrowed picture may lack.
REQUIRED = {
    "source_name": _("Say whose picture this is."),
    "licence": _("Say under which licence or permission it is shown."),
}


def picture_fields(prefix: str, shape: Shape) -> dict[str, forms.Field]:
    """The fields of one picture, each name beginning with `prefix`."""
    line: dict[str, Any] = {"required": False, "widget": AdminTextInputWidget}
    fields: dict[str, forms.Field] = {
        "file": UploadedPictureField(
            shape=shape,
            required=False,
            label=_("New picture"),
            help_text=_(
                "JPEG, PNG or WebP, at most 8 MB, 40 megapixels (WebP: 12), 10,000 pixels a side. "
                "It is made anew in all sizes, and what the camera wrote into it is left out."
            ),
        ),
        "source_name": LineField(
            label=_("Whose it is"),
            max_length=200,
            help_text=_("As readers will see it: a distributor, an archive, a photographer."),
            **line,
        ),
        "source_url": forms.URLField(
            label=_("Address of the source"),
            required=False,
            assume_scheme="https",
            widget=AdminURLFieldWidget,
        ),
        "licence": LineField(
            label=_("Licence"), max_length=100, help_text=_("CC BY 4.0, or press kit."), **line
        ),
        "credit": LineField(
            label=_("Credit line"),
            max_length=200,
            help_text=_("Only when the source asks for words of its own."),
            **line,
        ),
    }
    return {f"{prefix}{name}": field for name, field in fields.items()}


def described(form: forms.ModelForm, prefix: str) -> dict[str, str]:
    """What a valid form says of its picture, as services take it."""
    return {name: form.cleaned_data[f"{prefix}{name}"] for name in SOURCE_FIELDS}


def described_by(picture: Picture, prefix: str) -> dict[str, str]:
    """The same of a stored picture, as the initial values of a form."""
    return {f"{prefix}{name}": getattr(picture, name) for name in SOURCE_FIELDS}


def require_source(form: forms.ModelForm, prefix: str) -> None:
    """Put a message beside each field that a borrowed picture may not leave empty."""
    for name, message in REQUIRED.items():
        field = f"{prefix}{name}"
        if field not in form.errors and not form.cleaned_data.get(field):
            form.add_error(field, message)


def standing_picture(record: Any, name: str) -> Picture | None:
    """The record's uploaded picture; a drawn one does not count."""
    picture = getattr(record, name)
    return picture if picture and not picture.is_drawn else None


class PicturesForm(forms.ModelForm):
    """A form of a record with pictures of its own; `with_pictures` says which."""

    pictures: Mapping[str, Shape] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.pictures:
            picture = standing_picture(self.instance, name)
            if picture:
                self.initial.update(described_by(picture, f"{name}_"))

    def clean(self):
        super().clean()
        for name in self.pictures:
            if self._is_borrowed(name):
                require_source(self, f"{name}_")
        return self.cleaned_data

    def _is_borrowed(self, name: str) -> bool:
        if self.cleaned_data.get(f"{name}_file") or f"{name}_file" in self.errors:
            return True
        said = any(self.cleaned_data.get(f"{name}_{field}") for field in SOURCE_FIELDS)
        standing = standing_picture(self.instance, name)
        if said and not standing:
            self.add_error(f"{name}_file", _("Choose the picture that these words are about."))
        return bool(standing) and not self.cleaned_data.get(f"{name}_remove")

    def store_pictures(self) -> None:
        """Give the record its new pictures, take away the removed ones. Saves no record."""
        for name, shape in self.pictures.items():
            remade = self.cleaned_data.get(f"{name}_file")
            words = described(self, f"{name}_")
            standing = standing_picture(self.instance, name)
            if remade:
                picture = store_uploaded_picture(remade, shape=shape, **words)
                setattr(self.instance, name, picture)
            elif standing and self.cleaned_data.get(f"{name}_remove"):
                setattr(self.instance, name, None)
            elif standing and words != described_by(standing, ""):
                describe_picture(standing, **words)


def with_pictures(**pictures: Shape) -> Callable[[type[PicturesFormT]], type[PicturesFormT]]:
    """Give a form the fields of the named pictures, each of which can be removed."""

    def give(form_class: type[PicturesFormT]) -> type[PicturesFormT]:
        form_class.pictures = pictures
        for name, shape in pictures.items():
            declare_fields(form_class, picture_fields(f"{name}_", shape))
            declare_fields(form_class, {f"{name}_remove": _remove_field()})
        return form_class

    return give


def declare_fields(form_class: type[forms.ModelForm], fields: Mapping[str, forms.Field]) -> None:
    """Add fields that a function makes, as if the class had written them out."""
    form_class.declared_fields.update(fields)
    form_class.base_fields.update(fields)


class PictureRowForm(forms.ModelForm):
    """A row that is one still with its words, and cannot be without the picture."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.picture_id:
            self.initial.update(described_by(self.instance.picture, ""))

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if not self.instance.picture_id and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose a picture."))
        require_source(self, "")
        return cleaned

    def stored_picture(self) -> Picture:
        """Store the upload, or the new words about the picture that is there. Saves no row."""
        words, remade = described(self, ""), self.cleaned_data["file"]
        if remade:
            return store_uploaded_picture(remade, shape=STILL, **words)
        describe_picture(self.instance.picture, **words)
        return self.instance.picture


declare_fields(PictureRowForm, picture_fields("", STILL))


def _remove_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Remove"),
        required=False,
        help_text=_("The record then shows the picture that the site draws."),
    )


def picture_field_names(name: str) -> list[str]:
    """The names of one picture's fields in the order of the form."""
    return [f"{name}_{field}" for field in ("file", *SOURCE_FIELDS, "remove")]
