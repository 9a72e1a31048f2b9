"""Lists on pages of films, people and members, which know nothing of lists."""

from collections.abc import Sequence

from django.utils.functional import SimpleLazyObject

from accounts.models import User
from films.models import Film
from lists import selectors
from lists.selectors import ListCard, ListsShown


def lists_with_film(film: int) -> SimpleLazyObject:
    """The newest public lists with a film, given by its id; read when they are asked for."""
    return SimpleLazyObject(lambda: selectors.lists_with_film(film))


def lists_with_any(films: Sequence[Film]) -> list[ListCard]:
    """The newest public lists with one of these films."""
    return selectors.lists_with_any(films)


def lists_by(member: User) -> ListsShown:
    """The newest public lists of a member, and how many there are."""
    return selectors.lists_by(member)
