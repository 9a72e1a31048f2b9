"""Ground floor: queries that are built once and asked often."""

from .prepared import Prepared

__all__ = ["Prepared"]
