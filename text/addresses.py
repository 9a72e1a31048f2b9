"""Addresses of records: a view is resolved once, not for each row of a page."""

from functools import cache

from django.urls import reverse

# Fits a part of any address, and stands in none.
FIRST_STAND_IN = 1_000_000_000


def address_of(view: str, *parts: int | str) -> str:
    """The address of a view. Its parts are numbers, slugs or member names: none needs quoting."""
    return _pattern(view, len(parts)).format(*parts)


@cache
def _pattern(view: str, number: int) -> str:
    stand_ins = range(FIRST_STAND_IN, FIRST_STAND_IN + number)
    address = reverse(view, args=stand_ins)
    for one in stand_ins:
        address = address.replace(str(one), "{}")
    return address
