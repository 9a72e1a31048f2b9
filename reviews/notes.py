"""Gentle notes to an author about a text: what it says against what the records say.

Pure. Nothing here is ever a reason to refuse a text.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reviews.markup import StatedScore, find_stated_scores, pictures_named, stated_runtimes
from reviews.models import ArticlePicture, CastPlacement
from reviews.spellings import CreditedName, other_spellings
from text.spoilers import find_spoilers

# Sources differ by the length of the credits; more than that is worth a look.
RUNTIME_TOLERANCE_MINUTES = 2
# So much of a spoiler that its author finds the place.
WORDS_OF_SPOILER = 30


def offered_rating(text: str, rating_value: int | None) -> int | None:
    """The last score that the text states, as a rating of 1 to 10, where the rating is another."""
    scores = find_stated_scores(text)
    if not scores:
        return None
    stated = int(scores[-1].value.quantize(Decimal(1), ROUND_HALF_UP))
    return stated if stated != rating_value else None


def notes_on_text(text: str, *, rating_value: int | None, runtime_minutes: int | None) -> list[str]:
    """What the text states of score and running time where the records say something else."""
    score = other_score(text, rating_value)
    notes = [note_on_score(score, rating_value)] if score else []
    return notes + notes_on_spoilers(text) + notes_on_runtime(text, runtime_minutes)


def notes_on_runtime(text: str, runtime_minutes: int | None) -> list[str]:
    """Running times in the text that are not about the one on the film's record, in minutes."""
    return [
        _("The text says %(stated)s minutes; the film’s record says %(recorded)s.")
        % {"stated": minutes, "recorded": runtime_minutes}
        for minutes in dict.fromkeys(stated_runtimes(text))
        if runtime_minutes and abs(minutes - runtime_minutes) > RUNTIME_TOLERANCE_MINUTES
    ]


def notes_on_spoilers(text: str) -> list[str]:
    """A spoiler that was begun and not ended, and therefore hides all that follows."""
    return [
        _("The spoiler that begins with “%(words)s” has no end, so that it hides all that follows.")
        % {"words": text[part.start : part.start + WORDS_OF_SPOILER].split("\n", maxsplit=1)[0]}
        for part in find_spoilers(text).hidden
        if not (part.is_closed or part.is_paragraph or part.is_topic)
    ]


def other_score(text: str, rating_value: int | None) -> StatedScore | None:
    """The last score that a text states, unless it is the rating."""
    scores = find_stated_scores(text)
    return scores[-1] if scores and scores[-1].value != rating_value else None


def note_on_score(score: StatedScore, rating_value: int | None) -> str:
    """What an author is told of a score in the text that is not the rating."""
    if rating_value is None:
        return _("The text says %(score)s. You can give it as the rating, too.") % {
            "score": score.words
        }
    return _("The text says %(score)s; the rating is %(rating)s out of 10.") % {
        "score": score.words,
        "rating": rating_value,
    }


def notes_on_names(text: str, names: Iterable[CreditedName]) -> list[str]:
    """Names in the text that the film's record spells differently."""
    return [
        _("The text says %(written)s; that is %(credited)s on the film’s record.")
        % {"written": spelling.written, "credited": spelling.credited.name}
        for spelling in other_spellings(text, names)
    ]


def notes_on_cast(placements: Iterable[CastPlacement]) -> list[str]:
    """Equal captions under different people; pictures without a caption or alternative text."""
    placements = list(placements)
    pictured = [placement for placement in placements if placement.picture_id]
    return _notes_on_captions(placements) + _notes_on_missing(pictured)


def notes_on_pictures(text: str, pictures: Iterable[ArticlePicture]) -> list[str]:
    """Pictures that the text does not show or that are not there; missing and equal words."""
    pictures = list(pictures)
    shown, there = pictures_named(text), [picture.mark for picture in pictures]
    notes = [
        _("The text asks for the picture ![%(mark)s], and there is none with this mark.")
        % {"mark": mark}
        for mark in shown
        if mark not in there
    ]
    notes += [
        _("The picture %(mark)s is not shown: no line of the text says ![%(mark)s].")
        % {"mark": mark}
        for mark in there
        if mark not in shown
    ]
    return notes + _notes_on_captions(pictures) + _notes_on_missing(pictures)


def _notes_on_captions(rows: Iterable[CastPlacement | ArticlePicture]) -> list[str]:
    rows_under = defaultdict(list)
    for row in rows:
        if row.caption:
            rows_under[row.caption].append(str(row))
    return [
        _("The same caption stands under %(people)s: “%(caption)s”")
        % {"people": ", ".join(names), "caption": caption}
        for caption, names in rows_under.items()
        if len(names) > 1
    ]


def _notes_on_missing(rows: Sequence[CastPlacement | ArticlePicture]) -> list[str]:
    notes = []
    silent = [str(row) for row in rows if not row.caption]
    if silent:
        notes.append(
            ngettext(
                "The picture of %(people)s has no caption.",
                "The pictures of %(people)s have no caption.",
                len(silent),
            )
            % {"people": ", ".join(silent)}
        )
    unseen = [str(row) for row in rows if not row.alt_text]
    if unseen:
        notes.append(
            ngettext(
                "The picture of %(people)s has no alternative text.",
                "The pictures of %(people)s have no alternative text.",
                len(unseen),
            )
            % {"people": ", ".join(unseen)}
        )
    return notes
