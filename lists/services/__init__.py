"""Every write of lists."""

from .films import MAX_FILMS_ON_LIST, ListIsFull, TypedRow, add_film, remove_film, save_list
from .lists import MAX_LISTS, TooManyLists, copy_list, create_list, delete_list
from .locking import ListIsGone

__all__ = [
    "MAX_FILMS_ON_LIST",
    "MAX_LISTS",
    "ListIsFull",
    "ListIsGone",
    "TooManyLists",
    "TypedRow",
    "add_film",
    "copy_list",
    "create_list",
    "delete_list",
    "remove_film",
    "save_list",
]
