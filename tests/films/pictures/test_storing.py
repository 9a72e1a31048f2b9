"""Files of a picture are stored all or none, under names that the sender did not choose."""

from io import BytesIO

import pytest
from django.core.files.storage import FileSystemStorage
from PIL import Image

from films.pictures import (
    AVATAR,
    delete_picture,
    file_name,
    picture_sources,
    remake_picture,
    store_picture,
    stored_widths,
)


@pytest.fixture
def storage(tmp_path):
    return FileSystemStorage(location=tmp_path, base_url="/media/")


@pytest.fixture
def remade():
    upload = BytesIO()
    Image.new("RGB", (120, 120), "teal").save(upload, "PNG")
    return remake_picture(upload, shape=AVATAR)


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_stored_picture_has_every_file_that_its_sources_name(storage, remade, tmp_path):
    base = store_picture(remade, storage=storage, folder="avatars")
    assert base == f"avatars/{remade.name[:2]}/{remade.name}"
    sources = picture_sources(base, remade.width, remade.height, AVATAR, url_prefix="")
    named = ", ".join([sources.avif, sources.webp, sources.jpeg]).split(", ")
    assert sorted(entry.split()[0] for entry in named) == files_in(tmp_path)
    for width in stored_widths(remade.width, AVATAR):
        name = file_name(base, width, "webp")
        assert (tmp_path / name).read_bytes() == remade.files[width, "webp"]


def test_a_deleted_picture_leaves_no_file_and_may_be_deleted_twice(storage, remade, tmp_path):
    base = store_picture(remade, storage=storage, folder="avatars")
    other = store_picture(
        type(remade)(remade.width, remade.height, remade.files), storage=storage, folder="avatars"
    )
    for _time in range(2):
        delete_picture(base, width=remade.width, shape=AVATAR, storage=storage)
    assert {name.rsplit("-", 1)[0] for name in files_in(tmp_path)} == {other}


def test_a_picture_that_cannot_be_stored_whole_is_not_stored_at_all(remade, tmp_path):
    class FullStorage(FileSystemStorage):
        def _save(self, name, content):
            if len(files_in(tmp_path)) == 4:
                raise OSError("no space left")
            return super()._save(name, content)

    with pytest.raises(OSError, match="no space left"):
        store_picture(remade, storage=FullStorage(location=tmp_path), folder="avatars")
    assert files_in(tmp_path) == []
