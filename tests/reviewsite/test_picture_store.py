"""Pictures in a bucket: the real protocol on a real port, and what a dead store leaves behind."""

import boto3
import pytest
from django.core.files.storage import default_storage
from moto.server import ThreadedMotoServer
from PIL import Image

from films.models import Picture
from films.pictures import STILL, remake_picture
from films.services import remove_picture, store_uploaded_picture
from films.services.art import draw_film_art
from reviewsite import engines
from tests.factories import make_film

pytestmark = pytest.mark.django_db
BUCKET = "films"


@pytest.fixture(scope="module")
def server():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def bucket(server, settings):
    """The site's pictures stand in this bucket, which the test reads by itself."""
    address = "{}:{}".format(*server.get_host_and_port())
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}
    store = boto3.resource("s3", endpoint_url=f"http://{address}", region_name="us-east-1", **keys)
    bucket = store.create_bucket(Bucket=BUCKET)
    place = engines.picture_store(f"s3+http://key:secret@{address}/{BUCKET}")
    settings.STORAGES = {**settings.STORAGES, "default": place}
    yield bucket
    bucket.objects.all().delete()


@pytest.fixture
def dead_store(settings, monkeypatch):
    """Nobody listens at port 9."""
    place = engines.picture_store("s3+http://key:secret@127.0.0.1:9/films")
    settings.STORAGES = {**settings.STORAGES, "default": place}


@pytest.fixture
def remade(tmp_path):
    with (tmp_path / "still.png").open("w+b") as file:
        Image.new("RGB", (60, 40), "teal").save(file, "PNG")
        file.seek(0)
        return remake_picture(file, shape=STILL)


def names_in(bucket) -> set[str]:
    return {found.key for found in bucket.objects.all()}


def test_an_upload_stands_in_the_bucket_and_leaves_it_with_its_row(
    bucket, remade, django_capture_on_commit_callbacks
):
    picture = store_uploaded_picture(remade, shape=STILL, source_name="Us")
    names = {f"{picture.base}-60.{ending}" for ending in ("avif", "webp", "jpg")}
    assert names_in(bucket) == names
    with django_capture_on_commit_callbacks(execute=True):
        remove_picture(picture)
    assert names_in(bucket) == set()


def test_what_is_drawn_stands_in_the_bucket_with_type_and_lifetime(bucket):
    film = make_film()
    draw_film_art(film)
    film.refresh_from_db()
    drawn = bucket.Object(f"{film.poster.base}-{film.poster.width}.webp")
    assert drawn.content_type == "image/webp"
    assert "immutable" in drawn.cache_control
    draw_film_art(film)
    assert drawn.key in names_in(bucket)


def test_the_site_serves_the_bucket_at_its_own_address_with_safe_headers(client, bucket, remade):
    picture = store_uploaded_picture(remade, shape=STILL, source_name="Us")
    address = default_storage.url(f"{picture.base}-60.avif")
    assert address == f"/media/{picture.base}-60.avif"
    response = client.get(address)
    body = b"".join(response.streaming_content)
    assert body == bucket.Object(f"{picture.base}-60.avif").get()["Body"].read()
    assert response["Content-Length"] == str(len(body))
    assert response["Content-Type"] == "image/avif"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in response["Cache-Control"]


def test_a_picture_that_is_not_in_the_bucket_is_not_found(client, bucket):
    assert client.get(f"/media/uploaded/still/ab/{'ab' * 16}-60.webp").status_code == 404


def test_a_dead_store_leaves_no_row_and_says_that_it_is_dead(dead_store, remade):
    with pytest.raises(OSError, match="store of pictures"):
        store_uploaded_picture(remade, shape=STILL, source_name="Us")
    assert not Picture.objects.exists()
