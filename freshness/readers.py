"""Pages for readers whom the site knows: what of a page is the reader's own.

While a page is made that others may get, too, it notes what it asks about its reader: who gives the
same answers gets the same page. At some places it holds a mark, which is filled for each reader.
"""

import secrets
from collections.abc import Callable, Hashable
from typing import Any

from django.http import HttpRequest

# Nobody can guess them, so no text holds one.
PLACES = {
    name: f"place-{secrets.token_hex(16)}"
    for name in ("csrf_token", "next", "account", "account_links")
}
# Where a request notes what was asked.
ASKED = "_asked"

Question = Callable[..., Hashable]
Asked = dict[tuple[Question, tuple], Hashable]


def ask(request: HttpRequest, question: Question, *about: Hashable) -> Any:
    """The answer of `question(reader, *about)`, which a page for others depends on."""
    answer = question(request.user, *about)
    asked: Asked | None = getattr(request, ASKED, None)
    if asked is not None:
        asked[question, about] = answer
    return answer


def begin_asking(request: HttpRequest) -> Asked:
    """From now on the page is made for others, too."""
    asked: Asked = {}
    setattr(request, ASKED, asked)
    return asked


def is_for_others(request: HttpRequest) -> bool:
    """Whether places stay marked, since the page is kept."""
    return hasattr(request, ASKED)
