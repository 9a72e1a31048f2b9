"""Ground floor: queries that are built once and asked often."""

from .prepared import Prepared, of

__all__ = ["Prepared", "of"]
