"""Modules that are imported when they are first used."""

import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest

from accounts.later import LaterModule, import_later

NAME = "wave"


@pytest.fixture
def later(monkeypatch):
    monkeypatch.delitem(sys.modules, NAME, raising=False)
    import_later(NAME)
    return import_module(NAME)


def test_a_module_is_imported_when_something_in_it_is_asked_for(later):
    assert type(later) is LaterModule and later.loaded is None
    assert later.WAVE_FORMAT_PCM == 1
    assert type(sys.modules[NAME]) is not LaterModule
    assert later.Error is sys.modules[NAME].Error


def test_what_is_not_in_a_module_is_not_found(later):
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = later.nothing


def test_threads_that_ask_at_once_get_the_same_module(later):
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: later.Wave_read, range(64)))
    assert set(found) == {sys.modules[NAME].Wave_read}


def test_a_module_that_is_there_stays(later):
    known = later.Error and sys.modules[NAME]
    import_later(NAME)
    assert sys.modules[NAME] is known
