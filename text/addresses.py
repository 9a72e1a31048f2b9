"""The addresses of records, which stand on a page by the hundred."""

from functools import cache

from django.urls import reverse

# Stands for the key of a record, be it a number or a word.
PLACE = 1234567890


def address_of(view_name: str, key: str | int) -> str:
    """The address of a view that takes one key; as `reverse`, which looks for it only once. The
    key has no letter that an address writes otherwise, as slugs, numbers and member names."""
    before, after = _around_key(view_name)
    return f"{before}{key}{after}"


@cache
def _around_key(view_name: str) -> tuple[str, str]:
    before, _place, after = reverse(view_name, args=[PLACE]).partition(str(PLACE))
    return before, after
