"""The files of the store of pictures, and what each came to when it was first seen."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from accounts.models import User
from films.models import Picture
from reviewsite.models import FileHash
from reviewsite.operations.manifest import files_below, hash_of


def note_new_files() -> None:
    """Remember what new files come to, and forget those whose picture is gone.

    A file is complete before its picture is named in the database: others may be half written.
    """
    complete = bases_in_use()
    found = {name: sha256 for name, sha256 in hashes_of_files() if base_of(name) in complete}
    known, bases = set(FileHash.objects.values_list("name", flat=True)), bases_in_use()
    for name in known:
        if name not in found and base_of(name) not in bases:
            FileHash.objects.filter(name=name).delete()
    new = found.keys() - known
    hashes = [FileHash(name=name, sha256=found[name]) for name in sorted(new)]
    FileHash.objects.bulk_create(hashes, batch_size=1000, ignore_conflicts=True)


def hashes_of_files() -> Iterator[tuple[str, str]]:
    """Name and SHA-256 of each file of the store, where that is a folder of this machine."""
    media = Path(settings.MEDIA_ROOT)
    for path in files_below(media):
        # One that was deleted meanwhile is none.
        with suppress(FileNotFoundError):
            yield str(path.relative_to(media)), hash_of(path)


def bases_in_use() -> set[str]:
    """What the names of all files begin with whose picture somebody shows."""
    avatars = User.objects.exclude(avatar="").values_list("avatar", flat=True)
    return {*Picture.objects.values_list("base", flat=True), *avatars}


def base_of(name: str) -> str:
    """What the names of all sizes of one picture have in common."""
    return name.rpartition("-")[0]
