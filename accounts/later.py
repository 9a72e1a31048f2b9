"""Modules of libraries that are imported when they are first used."""

import sys
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import Any


class LaterModule(ModuleType):
    """Stands for a module until somebody asks for anything in it; any thread may be the first."""

    def __init__(self, name: str):
        super().__init__(name)
        self.lock = RLock()
        self.loaded: ModuleType | None = None

    def __getattr__(self, name: str) -> Any:
        with self.lock:
            if self.loaded is None:
                del sys.modules[self.__name__]
                self.loaded = import_module(self.__name__)
        return getattr(self.loaded, name)


def import_later(name: str) -> None:
    """Import this module when it is first used. Nothing happens where it is imported already."""
    if name not in sys.modules:
        sys.modules[name] = LaterModule(name)
