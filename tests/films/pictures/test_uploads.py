"""However much is sent, little reaches the disk, and the form comes back with what was typed."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from films.pictures import POSTER
from films.pictures.forms import UploadedPictureField
from films.pictures.remaking import MAX_BYTES
from films.pictures.uploads import MAX_REQUEST_BYTES

CHUNK = 64 * 1024


@pytest.fixture
def sent():
    """Posts a form; the files that it left open are closed afterwards."""
    requests = []

    def post(**fields):
        requests.append(RequestFactory().post("/", fields))
        return requests[-1]

    yield post
    for request in requests:
        request.close()


def heavy(size):
    return SimpleUploadedFile("heavy.jpg", b"\xff\xd8\xff" + bytes(size - 3))


def test_of_a_file_that_is_too_heavy_a_part_is_kept_and_the_form_whole(sent):
    request = sent(picture=heavy(3 * MAX_BYTES), title="Escape")
    assert request.POST["title"] == "Escape"
    assert MAX_BYTES < request.FILES["picture"].size <= MAX_BYTES + CHUNK
    with pytest.raises(ValidationError, match="larger than 8 MB"):
        UploadedPictureField(shape=POSTER).clean(request.FILES["picture"])


def test_of_many_heavy_files_the_last_are_dropped(sent):
    request = sent(pictures=[heavy(MAX_BYTES) for _number in range(11)], title="Escape")
    assert request.POST["title"] == "Escape"
    kept = sum(file.size for file in request.FILES.getlist("pictures"))
    assert kept <= MAX_REQUEST_BYTES + CHUNK


def test_a_file_at_the_limit_is_kept_whole(sent):
    assert sent(picture=heavy(MAX_BYTES)).FILES["picture"].size == MAX_BYTES


def test_a_film_with_two_hundred_stills_sends_as_many_empty_files():
    empty = '--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n'
    title = '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nEscape\r\n'
    body = empty * 200 + title + "--x--\r\n"
    request = RequestFactory().generic("POST", "/", body, "multipart/form-data; boundary=x")
    assert request.POST["title"] == "Escape"
