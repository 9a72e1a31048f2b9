"""Writes of uploaded pictures: the files, and the row that says whose they are."""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from films.models import Picture, Still
from films.pictures import (
    BANNER,
    PORTRAIT,
    POSTER,
    STILL,
    RemadePicture,
    Shape,
    delete_picture,
    store_picture,
)

SHAPES = {shape.name: shape for shape in (POSTER, BANNER, STILL, PORTRAIT)}


def store_uploaded_picture(
    remade: RemadePicture,
    *,
    shape: Shape,
    source_name: str,
    source_url: str = "",
    licence: str = "",
    credit: str = "",
) -> Picture:
    """Store an upload that was decoded and made anew, with its source, licence and credit.

    The database refuses a picture without a source; then no file stays behind.
    """
    base = store_picture(remade, storage=default_storage, folder=f"uploaded/{shape.name}")
    try:
        with transaction.atomic():
            return Picture.objects.create(
                shape=shape.name,
                base=base,
                width=remade.width,
                height=remade.height,
                source_name=source_name,
                source_url=source_url,
                licence=licence,
                credit=credit,
            )
    except Exception:
        delete_picture(base, width=remade.width, shape=shape, storage=default_storage)
        raise


def describe_picture(
    picture: Picture, *, source_name: str, source_url: str, licence: str, credit: str
) -> None:
    """Say anew whose a stored picture is and under which terms it is shown."""
    picture.source_name = source_name
    picture.source_url = source_url
    picture.licence = licence
    picture.credit = credit
    picture.save(update_fields=["source_name", "source_url", "licence", "credit"])


def save_still(still: Still, *, picture: Picture) -> Still:
    """Store a still of a film with the picture that it shows."""
    still.picture = picture
    still.save()
    return still


@transaction.atomic
def remove_picture(picture: Picture) -> None:
    """Take a picture down: its row, and its files once the row is gone for good.

    Films, people and articles that showed it stand without. Raises ProtectedError while a
    still shows it.
    """
    shape, base, width = SHAPES[picture.shape], picture.base, picture.width
    picture.delete()
    transaction.on_commit(
        partial(delete_picture, base, width=width, shape=shape, storage=default_storage)
    )
