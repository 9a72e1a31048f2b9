"""Rows and files of pictures come and go together."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError
from PIL import Image

from films.models import Picture
from films.pictures import STILL, remake_picture
from films.services import remove_picture, store_uploaded_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def remade():
    buffer = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, "PNG")
    return remake_picture(buffer, shape=STILL)


def files_of(remade):
    try:
        return default_storage.listdir(f"uploaded/still/{remade.name[:2]}")[1]
    except FileNotFoundError:
        return []


def test_a_stored_picture_has_its_files_and_its_source(remade):
    picture = store_uploaded_picture(remade, shape=STILL, source_name="Us", licence="CC BY 4.0")
    assert (picture.width, picture.height, picture.is_drawn) == (60, 40, False)
    assert {name.rpartition(".")[2] for name in files_of(remade)} == {"avif", "webp", "jpg"}


def test_a_picture_without_a_source_leaves_no_file(remade):
    with pytest.raises(IntegrityError):
        store_uploaded_picture(remade, shape=STILL, source_name="")
    assert files_of(remade) == []
    assert not Picture.objects.exists()


def test_a_picture_taken_down_leaves_no_file(remade, django_capture_on_commit_callbacks):
    picture = store_uploaded_picture(remade, shape=STILL, source_name="Us")
    with django_capture_on_commit_callbacks(execute=True):
        remove_picture(picture)
    assert files_of(remade) == []
    assert not Picture.objects.exists()
