"""Puts the files of a remade picture into a storage and takes them out again.

The name is random and the endings are ours: no part of a path was chosen by the sender.
"""

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from films.pictures.remaking import RemadePicture
from films.pictures.shapes import EXTENSIONS, Shape, file_name, stored_widths


def store_picture(remade: RemadePicture, *, storage: Storage, folder: str) -> str:
    """Store all files of a picture, or none; return their common base, `posters/ab/abcdef…`.

    Keep the base, `remade.width` and `remade.height` with the thing that the picture shows.
    """
    base = f"{folder}/{remade.name[:2]}/{remade.name}"
    stored = []
    try:
        for (width, format), body in remade.files.items():
            stored.append(storage.save(file_name(base, width, format), ContentFile(body)))
    except Exception:
        for name in stored:
            storage.delete(name)
        raise
    return base


def delete_picture(base: str, *, width: int, shape: Shape, storage: Storage) -> None:
    """Delete all files of a stored picture; files that are already gone are no error."""
    for stored_width in stored_widths(width, shape):
        for format in EXTENSIONS:
            storage.delete(file_name(base, stored_width, format))
