"""What a text states: scores and running times, so that the editor can point at a mismatch, and
how many links it has.

Here: reading them. Not here: what the rating and the film's facts say, nor who may link.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# A day has 1,440 minutes; what is longer is not one film.
MAX_RUNTIME_MINUTES = 1440

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_SCORE = re.compile(
    rf"(?<![\d/.,])(?P<points>{_NUMBER})\s?"
    rf"(?:(?:/|\bout\s+of)\s?(?P<best>100|10|5)(?![\d/]|[.,]\d)|(?P<percent>%))",
    re.IGNORECASE,
)
_RUNTIME = re.compile(
    r"(?<![\d.,])(?:(?P<hours>\d{1,2})\s?-?(?:h|hrs?|hours?)(?![a-z])\.?(?:\s?(?:and\s)?(?=\d))?)?"
    r"(?:(?P<minutes>\d{1,4})(?:(?:\s|-)?(?:m|mins?|minutes?)\b|(?<=h\d\d)\b))?",
    re.IGNORECASE,
)
# "The last 20 minutes" and "a scene of 9 minutes" are parts of a film, "a length of 94 minutes" is
# the whole.
_PART = re.compile(
    r"(?:\b(?:first|last|next|final|opening|closing|another|every|within|after)"
    r"|(?<!time)(?<!length)(?<!duration)\sof)\s\Z",
    re.IGNORECASE,
)


# A link to another place, and an address that was left for readers to type.
_LINK = re.compile(r'<a href="(?:https?:|mailto:)|(?<![/\w.])www\.', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatedScore:
    """A score as it stands in a text: `value` on the scale 1 to 10, `words` as written."""

    value: Decimal
    words: str


def find_stated_scores(text: str) -> list[StatedScore]:
    """Scores such as 7/10, 3.5/5, 4 out of 5 and 90 %, on the scale 1 to 10, in order.

    One decimal, half up; below 1 counts as 1. Numbers above their own best (11/10) and dates
    (9/10/2024) are no scores. A percentage need not be a score: the author is only asked.
    """
    found = []
    for match in _SCORE.finditer(text):
        points = Decimal(match["points"].replace(",", "."))
        best = Decimal(match["best"] or 100)
        if points <= best:
            value = (points * 10 / best).quantize(Decimal("0.1"), ROUND_HALF_UP)
            found.append(StatedScore(max(value, Decimal(1)), match[0]))
    return found


def stated_runtimes(text: str) -> list[int]:
    """Running times such as 94 minutes, 94-minute, 1h 34m, 1h34 and 2 hours, in minutes, in order.

    Parts of a film ("the last 20 minutes") are left out.
    """
    found = []
    for match in _RUNTIME.finditer(text):
        minutes = int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)
        is_part = _PART.search(text, max(0, match.start() - 12), match.start())
        if 0 < minutes <= MAX_RUNTIME_MINUTES and not is_part:
            found.append(minutes)
    return found


def count_links(html: str) -> int:
    """How many links lead out of a rendered text, with bare addresses that begin with "www."."""
    return len(_LINK.findall(html))
