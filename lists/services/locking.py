"""One writer of a list at a time."""

from lists.models import FilmList


class ListIsGone(Exception):
    """The list was deleted, or hidden by a moderator, a moment ago."""


def locked(film_list: FilmList) -> FilmList:
    """The list as it stands now, for this transaction alone. Raises ListIsGone."""
    standing = FilmList.objects.select_for_update(no_key=True).filter(pk=film_list.pk)
    found = standing.standing().filter(is_hidden=False).first()
    if found is None:
        raise ListIsGone
    return found
