"""Every write of lists."""

from .erasing import delete_lists, delete_lists_for_oneself
from .films import MAX_FILMS_ON_LIST, ListIsFull, TypedRow, add_film, remove_film, save_list
from .lists import MAX_LISTS, TooManyLists, copy_list, create_list, delete_list
from .locking import ListIsGone
from .moderated import hide, lock_for_decision, restore

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
    "delete_lists",
    "delete_lists_for_oneself",
    "hide",
    "lock_for_decision",
    "remove_film",
    "restore",
    "save_list",
]
