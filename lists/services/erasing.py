"""What becomes of the lists of a member who leaves: deleted, or a former member's."""

from accounts.models import User
from lists.models import FilmList

from .lists import delete_list


def delete_lists(*, author: User) -> None:
    """Delete all lists of a member, one transaction each; may run twice.

    A list that was reported stays as an empty, withdrawn place.
    """
    for film_list in FilmList.objects.standing().filter(author=author):
        delete_list(film_list=film_list)


def delete_lists_for_oneself(*, author: User) -> None:
    """Delete the lists that only the member could see, where the others stay without a name."""
    for film_list in FilmList.objects.standing().filter(author=author, is_public=False):
        delete_list(film_list=film_list)
