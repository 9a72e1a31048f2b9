"""The cards that stand: what has one, how it tells a score, and how it goes.

Not here: who asks for a card (`share_cards`) and how it is drawn (`card_drawing`).
"""

from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any, ClassVar, Protocol

from django.core.files.storage import default_storage
from django.db import transaction

from films.models import Picture
from films.pictures import file_name


class Carded(Protocol):
    """A film or, one floor up, a review: a record with a card."""

    pk: Any
    share_card: Any
    _meta: ClassVar[Any]


def in_halves(score: Decimal | None) -> Decimal | None:
    """A score as a card tells it, to the nearest half, as 7.5; None for no score."""
    if score is None:
        return None
    halves = (score * 2).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return (halves / 2).quantize(Decimal("0.1"))


@transaction.atomic
def remove_card(record: Carded) -> None:
    """Take the card of a film or a review down, with its file. Without one, nothing happens."""
    card = record.share_card
    if card is None:
        return
    card.delete()
    record.share_card = None
    delete_card_file(card)


def delete_card_file(card: Picture) -> None:
    """The file goes once the change is stored."""
    name = file_name(card.base, card.width, "jpeg")
    transaction.on_commit(partial(default_storage.delete, name))
