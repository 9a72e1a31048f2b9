"""Every write of lists."""

from .lists import create_list

__all__ = ["create_list"]
