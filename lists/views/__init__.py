"""The pages of lists: what is asked in HTTP, answered in HTML."""

from .adding import film_add_to_list
from .copying import list_copy, list_delete
from .editing import list_edit, list_new
from .reading import film_lists, list_detail, list_list, member_lists

__all__ = [
    "film_add_to_list",
    "film_lists",
    "list_copy",
    "list_delete",
    "list_detail",
    "list_edit",
    "list_list",
    "list_new",
    "member_lists",
]
