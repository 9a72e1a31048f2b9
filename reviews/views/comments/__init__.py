"""Commenting: by members with their token, by guests from a page that holds none."""

from .members import comment_edit, comment_withdraw
from .new import comment_new
from .places import comment_detail

__all__ = ["comment_detail", "comment_edit", "comment_new", "comment_withdraw"]
