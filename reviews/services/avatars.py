"""A member's picture: files made anew as those of films are, and the account that shows them.

It stands on this floor because the floor below has two halves that do not know each other: the
pictures are the catalogue's craft, the member is not its business.
"""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from accounts.models import User
from accounts.services import set_avatar
from films.pictures import AVATAR, RemadePicture, delete_picture, store_picture


def give_avatar(*, member: User, remade: RemadePicture) -> None:
    """Show the member with this picture. The files of the one before go."""
    base = store_picture(remade, storage=default_storage, folder="avatars")
    try:
        _replace(member, base, remade.width)
    except Exception:
        _delete_files(base, remade.width)
        raise


def remove_avatar(*, member: User) -> None:
    """Show the member by initials again. Without a picture, nothing happens."""
    _replace(member, "", 0)


@transaction.atomic
def _replace(member: User, base: str, width: int) -> None:
    before, width_before = set_avatar(member=member, base=base, width=width)
    if before:
        transaction.on_commit(partial(_delete_files, before, width_before))


def _delete_files(base: str, width: int) -> None:
    delete_picture(base, width=width, shape=AVATAR, storage=default_storage)
