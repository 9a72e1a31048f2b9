"""The field gives a remade picture or a message in plain words beside it."""

from io import BytesIO

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from films.pictures import AVATAR, RemadePicture
from films.pictures.forms import UploadedPictureField


class PortraitForm(forms.Form):
    picture = UploadedPictureField(shape=AVATAR)
    second = UploadedPictureField(shape=AVATAR, required=False)


def form_with(content, name="me.png"):
    return PortraitForm(files={"picture": SimpleUploadedFile(name, content)})


def png(size):
    buffer = BytesIO()
    Image.new("L", size).save(buffer, "PNG")
    return buffer.getvalue()


def test_a_good_picture_is_cleaned_to_a_remade_one():
    form = form_with(png((300, 200)))
    assert form.is_valid()
    picture = form.cleaned_data["picture"]
    assert isinstance(picture, RemadePicture)
    assert (picture.width, picture.height) == (200, 200)
    assert form.cleaned_data["second"] is None


def test_a_refused_picture_has_its_reason_beside_the_field():
    form = form_with(b"<svg/>", "me.png")
    assert form.errors["picture"] == [
        "Please choose a JPEG, PNG or WebP picture. This file is something else."
    ]
    assert form.has_error("picture", "wrong_kind")


def test_a_reason_names_the_limit():
    form = form_with(png((10_001, 1)))
    assert "at most 40 million fit" in form.errors["picture"][0]
    assert "10000 on a side" in form.errors["picture"][0]


def test_an_empty_file_and_no_file_are_told_apart():
    assert form_with(b"").has_error("picture", "empty")
    assert PortraitForm(files={}).has_error("picture", "required")


def test_the_file_chooser_offers_only_the_three_formats():
    assert 'accept="image/jpeg,image/png,image/webp"' in str(PortraitForm()["picture"])
