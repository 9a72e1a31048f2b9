"""Templates are indented for reading, and nothing of that is sent.

A line end with the indentation after it stands for nothing between tags, and for one space within a
text or within a tag, as in JSX.
"""

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<)")
BEGINS = re.compile(r"\A\s*\n\s*")
ENDS = re.compile(r"\s*\n\s*\Z")
WITHIN = re.compile(r"\s*\n\s*")


class LineEnds(Extension):
    """Lets Jinja see each template as one line; errors still name the lines that were written."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        is_in_tag = False
        for token in stream:
            if token.type == "data":
                text, is_in_tag = without_line_ends(token.value, is_in_tag=is_in_tag)
                yield Token(token.lineno, "data", text)
            else:
                yield token


def without_line_ends(text: str, *, is_in_tag: bool) -> tuple[str, bool]:
    """The text between two of Jinja's own tags, and whether it ends within a tag of HTML; pure.

    `is_in_tag`: whether it begins within one.
    """
    text = BETWEEN_TAGS.sub("", text)
    text = BEGINS.sub(" " if is_in_tag else "", text)
    if "<" in text or ">" in text:
        is_in_tag = text.rfind("<") > text.rfind(">")
    text = ENDS.sub(" " if is_in_tag else "", text)
    return WITHIN.sub(" ", text), is_in_tag
