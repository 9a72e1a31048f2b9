"""What readers choose of reviews: an order, a language, none with spoilers."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?", re.ASCII)
# What may stand behind the question mark of a page of reviews.
CHOICE = ("after", "before", "sort", "language", "spoilers")


@dataclass(frozen=True)
class Choice:
    """The order and the filters of reviews, as the address has them."""

    sort: str = "newest"
    language: str = ""
    spoilers: bool = True

    @classmethod
    def of(cls, request: HttpRequest, orders: Container[str]) -> "Choice":
        sort, language = request.GET.get("sort", ""), request.GET.get("language", "")
        return cls(
            sort=sort if sort in orders else "newest",
            language=language if LANGUAGE_CODE.fullmatch(language) else "",
            spoilers=request.GET.get("spoilers") != "no",
        )

    @property
    def query(self) -> str:
        """The part of an address that says this choice; empty for the usual one."""
        parts = {
            "sort": self.sort if self.sort != "newest" else "",
            "language": self.language,
            "spoilers": "" if self.spoilers else "no",
        }
        return urlencode({name: value for name, value in parts.items() if value})

    def but(self, **changed) -> str:
        """The address of the same choice with something else."""
        return f"?{replace(self, **changed).query}"

    def at(self, cursor: str) -> str:
        """The address of the same choice at a cursor; "" without one."""
        return f"?{'&'.join(filter(None, (self.query, cursor)))}" if cursor else ""
