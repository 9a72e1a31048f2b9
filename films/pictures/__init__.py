"""Uploaded pictures: refused with a reason, or decoded and made anew, stored and addressed.

The form field is in `films.pictures.forms`; the models that own pictures are elsewhere.
"""

from films.pictures.errors import (
    Animated,
    Busy,
    Damaged,
    PictureRefused,
    TooHeavy,
    TooLarge,
    TooSlow,
    WrongKind,
)
from films.pictures.remaking import RemadePicture, remake_picture
from films.pictures.shapes import (
    AVATAR,
    BANNER,
    LARGE_PORTRAIT,
    PORTRAIT,
    POSTER,
    STILL,
    PictureSources,
    Shape,
    file_name,
    picture_sources,
    stored_widths,
)
from films.pictures.storing import delete_picture, store_picture

__all__ = [
    "AVATAR",
    "BANNER",
    "LARGE_PORTRAIT",
    "PORTRAIT",
    "POSTER",
    "STILL",
    "Animated",
    "Busy",
    "Damaged",
    "PictureRefused",
    "PictureSources",
    "RemadePicture",
    "Shape",
    "TooHeavy",
    "TooLarge",
    "TooSlow",
    "WrongKind",
    "delete_picture",
    "file_name",
    "picture_sources",
    "remake_picture",
    "store_picture",
    "stored_widths",
]
