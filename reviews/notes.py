"""Gentle notes to an author about a text: what it says against what the records say.

Pure. Nothing here is ever a reason to refuse a text.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reviews.markup import find_stated_scores, stated_runtimes
from reviews.models import CastPlacement
from reviews.spellings import CreditedName, other_spellings

# Sources differ by the length of the credits; more than that is worth a look.
RUNTIME_TOLERANCE_MINUTES = 2


def offered_rating(text: str, rating_value: int | None) -> int | None:
    """The last score that the text states, as a rating of 1 to 10, where the rating is another."""
    scores = find_stated_scores(text)
    if not scores:
        return None
    stated = int(scores[-1].value.quantize(Decimal(1), ROUND_HALF_UP))
    return stated if stated != rating_value else None


def notes_on_text(text: str, *, rating_value: int | None, runtime_minutes: int | None) -> list[str]:
    """What the text states of score and running time where the records say something else."""
    notes = []
    scores = find_stated_scores(text)
    if scores and rating_value is None:
        notes.append(
            _("The text says %(score)s. You can give it as the rating, too.")
            % {"score": scores[-1].words}
        )
    elif scores and scores[-1].value != rating_value:
        notes.append(
            _("The text says %(score)s; the rating is %(rating)s out of 10.")
            % {"score": scores[-1].words, "rating": rating_value}
        )
    for minutes in dict.fromkeys(stated_runtimes(text)):
        if runtime_minutes and abs(minutes - runtime_minutes) > RUNTIME_TOLERANCE_MINUTES:
            notes.append(
                _("The text says %(stated)s minutes; the film’s record says %(recorded)s.")
                % {"stated": minutes, "recorded": runtime_minutes}
            )
    return notes


def notes_on_names(text: str, names: Iterable[CreditedName]) -> list[str]:
    """Names in the text that the film's record spells differently."""
    return [
        _("The text says %(written)s; that is %(credited)s on the film’s record.")
        % {"written": spelling.written, "credited": spelling.credited.name}
        for spelling in other_spellings(text, names)
    ]


def notes_on_cast(placements: Iterable[CastPlacement]) -> list[str]:
    """Equal captions under different people, and pictures without an alternative text."""
    placements = list(placements)
    people = defaultdict(list)
    for placement in placements:
        if placement.caption:
            people[placement.caption].append(str(placement))
    notes = [
        _("The same caption stands under %(people)s: “%(caption)s”")
        % {"people": ", ".join(names), "caption": caption}
        for caption, names in people.items()
        if len(names) > 1
    ]
    unseen = [str(p) for p in placements if p.picture_id and not p.alt_text]
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
