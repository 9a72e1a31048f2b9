"""Hiding and restoring lists. Called by moderation only, which writes down why."""

from django.db import transaction

from lists.models import FilmList


def lock_for_decision(film_list: FilmList) -> FilmList:
    """The list as it stands, locked until the transaction ends."""
    return FilmList.objects.select_for_update(no_key=True).get(pk=film_list.pk)


@transaction.atomic
def hide(film_list: FilmList) -> None:
    """Take a list out of public sight. Its author still sees it, marked, and cannot change it."""
    _set_hidden(film_list, hidden=True)


@transaction.atomic
def restore(film_list: FilmList) -> None:
    """Put a hidden list back where it was."""
    _set_hidden(film_list, hidden=False)


def _set_hidden(film_list: FilmList, *, hidden: bool) -> None:
    locked = lock_for_decision(film_list)
    locked.is_hidden = film_list.is_hidden = hidden
    locked.save(update_fields=["is_hidden"])
