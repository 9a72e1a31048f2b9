"""Ground floor: queries that are built once and asked often."""

from .prepared import Prepared, Shown, of

__all__ = ["Prepared", "Shown", "of"]
