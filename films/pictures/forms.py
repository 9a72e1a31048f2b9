"""The form field for uploaded pictures. It refuses or remakes; it stores nothing."""

from django import forms
from django.core.exceptions import ValidationError

from films.pictures.errors import PictureRefused
from films.pictures.remaking import remake_picture
from films.pictures.shapes import Shape


class UploadedPictureField(forms.FileField):
    """A file field whose cleaned value is a RemadePicture in the given shape, or None."""

    widget = forms.FileInput

    def __init__(self, *, shape: Shape, **kwargs) -> None:
        super().__init__(**kwargs)
        self.shape = shape

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        accept = {"accept": "image/jpeg,image/png,image/webp"}
        return super().widget_attrs(widget) | accept

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            return remake_picture(upload, shape=self.shape)
        except PictureRefused as refusal:
            raise ValidationError(
                refusal.message, code=refusal.code, params=refusal.params
            ) from refusal
