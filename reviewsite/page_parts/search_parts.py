"""Short forms for the search page: what a search found is marked, what people are known for."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from films.models import Credit
from films.search import mark
from films.selectors.person_page import WORDS


def marked(text: str, query: str) -> SafeString:
    """The text, escaped, with what the query found in <mark>."""
    return marked_pieces(mark(text, query))


def marked_pieces(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """The pieces as one text, escaped, those that were found in <mark>."""
    return SafeString(
        "".join(
            f"<mark>{escape(piece)}</mark>" if found else escape(piece) for piece, found in pieces
        )
    )


def part_in(credit: Credit) -> str:
    """What a person did on a film: the character, the job, else what such people are called."""
    return credit.character_name or credit.job or str(WORDS[credit.department][1])
