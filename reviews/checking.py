"""What an editor is told of an article before it is published. Nothing here refuses anything.

Here: the notes on a stored article, with what can be done about each. Not here: the words of the
notes (`reviews.notes`), and doing it (`reviews.services`).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP

from django.utils.translation import gettext as _

from reviews.models import Review
from reviews.models.article import TEXTS
from reviews.notes import (
    note_on_score,
    notes_on_cast,
    notes_on_pictures,
    notes_on_runtime,
    notes_on_spoilers,
    other_score,
)
from reviews.selectors import credited_names
from reviews.spellings import CreditedName, OtherSpelling, other_spellings


@dataclass(frozen=True, slots=True)
class Note:
    """A gentle note. `rating` is one that can be given, 1 to 10; `spelling` one that can be
    mended, kept, or added to the record of its person."""

    text: str
    rating: int | None = None
    spelling: OtherSpelling | None = None


def check_article(article: Review) -> list[Note]:
    """All notes on a stored article, in five queries. Empty where nothing is to be said."""
    cast = list(article.cast_placements.select_related("person"))
    names = credited_names(article.film)
    names += [CreditedName(kept) for kept in article.kept_spellings]
    names += [CreditedName(row.name_as_written) for row in cast if row.name_as_written]
    words = notes_on_cast(cast) + notes_on_pictures(article.body, article.pictures.all())
    words += notes_on_spoilers(article.body)
    return [
        *_notes_on_score(article),
        *(_note_on_name(spelling) for spelling in other_spellings(_text_of(article), names)),
        *(Note(text) for text in words),
        *(Note(text) for text in notes_on_runtime(article.body, article.film.runtime_minutes)),
    ]


def _text_of(article: Review) -> str:
    return "\n\n".join(getattr(article, field) for field in TEXTS)


def _notes_on_score(article: Review) -> list[Note]:
    score = other_score(_text_of(article), article.rating_value)
    if score is None:
        return []
    rating = int(score.value.to_integral_value(ROUND_HALF_UP))
    offered = None if rating == article.rating_value else rating
    return [Note(note_on_score(score, article.rating_value), rating=offered)]


def _note_on_name(spelling: OtherSpelling) -> Note:
    words = {"written": spelling.written, "credited": spelling.credited.name}
    text = _("The text says %(written)s; that is %(credited)s on the film’s record.") % words
    return Note(text, spelling=spelling)
