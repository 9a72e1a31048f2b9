"""Ground floor: queries that are built once and asked often."""

from .prepared import Prepared, PreparedValues, Shown, of

__all__ = ["Prepared", "PreparedValues", "Shown", "of"]
