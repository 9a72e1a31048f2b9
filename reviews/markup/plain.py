"""Plain text from rendered tokens, and what is cut from it or counted in it.

Here: descriptions, excerpts, reading time. Not here: HTML.
"""

import math
import re
import unicodedata

from reviews.markup.outline import visible_text_of
from reviews.markup.parsing import Token

# Brysbaert, "How many words do we read per minute?" (2019), gives 238 for silent reading of
# prose; a review read with care is a little slower.
WORDS_PER_MINUTE = 220
CJK_CHARACTERS_PER_MINUTE = 500

# Headings read as broken sentences, and pull quotes say a sentence twice.
_LEFT_OUT = ("heading", "pull_quote", "figure", "block_spoiler", "spoiler_section",
             "thematic_break")  # fmt: skip
_BLOCKS_OF_BLOCKS = ("list", "list_item", "block_quote")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|\Z)|[。！？]+[」』”’）]*")
# A number before an item of a list, or before a sentence, goes with it.
_NUMBER_OF_ITEM = re.compile(r"\A\d{1,9}\.\Z")
# A full stop after these does not end a sentence.
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|vs|No|etc|e\.g|i\.e|cf)|\b[A-Z])\.\Z")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def plain_of(tokens: list[Token]) -> str:
    """The text outside spoilers, one paragraph or list item a line."""
    return "\n".join(line for token in tokens for line in _lines(token))


def sentences(plain: str) -> list[str]:
    """The sentences of a plain text in order; a line always ends one."""
    return [sentence for line in plain.splitlines() for sentence in _sentences_of(line)]


def first_sentences(plain: str, count: int) -> str:
    """The first sentences, at most `count`, joined by spaces."""
    return " ".join(sentences(plain)[:count])


def excerpt(plain: str, limit: int) -> str:
    """At most `limit` characters, cut after a sentence; after a word where none fits."""
    text = ""
    for sentence in sentences(plain):
        longer = f"{text} {sentence}" if text else sentence
        if len(longer) > limit:
            return text or _cut_at_word(sentence, limit)
        text = longer
    return text


def reading_minutes(plain: str) -> int:
    """Whole minutes, at least 1: 220 words or 500 Chinese or Japanese characters a minute."""
    characters = len(_CJK.findall(plain))
    words = len(_CJK.sub(" ", plain).split())
    minutes = words / WORDS_PER_MINUTE + characters / CJK_CHARACTERS_PER_MINUTE
    return max(1, math.ceil(minutes))


def _lines(token: Token) -> list[str]:
    if token["type"] in _LEFT_OUT:
        return []
    if token["type"] in _BLOCKS_OF_BLOCKS:
        return [line for child in token["children"] for line in _lines(child)]
    line = " ".join(visible_text_of(token).split())
    return [line] if _has_words(line) else []


def _has_words(line: str) -> bool:
    return any(unicodedata.category(character)[0] in "LNS" for character in line)


def _sentences_of(line: str) -> list[str]:
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(line):
        is_number = start == 0 and _NUMBER_OF_ITEM.match(line[: end.end()])
        if is_number or _ABBREVIATION.search(line, max(start, end.end() - 6), end.end()):
            continue
        found.append(line[start : end.end()].strip())
        start = end.end()
    rest = line[start:].strip()
    return [*found, rest] if rest else found


def _cut_at_word(sentence: str, limit: int) -> str:
    shortened = sentence[: limit - 1]
    words = shortened.rpartition(" ")[0] if sentence[limit - 1 : limit] != " " else shortened
    return (words or shortened).rstrip(" ,;:–-") + "…"
