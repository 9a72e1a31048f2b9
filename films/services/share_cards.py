"""The cards that other sites show beside a link to a film: who asks for them.

Drawn in the background, after the posters that they show; how is told by `card_drawing`, which
nothing imports that answers readers. Reviews have cards too, one floor up.
"""

from functools import partial

from django.db import transaction
from django_tasks import task

# Nobody waits for a card: posters and portraits, which readers see, come before it.
FILM_CARD_PRIORITY = -10


def ask_for_film_card(film_id: int) -> None:
    """Put the film's card into the worker's queue once the change that it shows is stored."""
    transaction.on_commit(partial(draw_film_card.enqueue, film_id))


def ask_for_film_cards(film_ids: list[int]) -> None:
    """The same for several films; nobody who waits for an answer waits for many jobs to be made."""
    if len(film_ids) > 1:
        transaction.on_commit(partial(ask_for_each_card.enqueue, film_ids))
    else:
        for film_id in film_ids:
            ask_for_film_card(film_id)


@task(priority=FILM_CARD_PRIORITY)
def ask_for_each_card(film_ids: list[int]) -> None:
    """Put the cards of many films into the worker's queue. May run twice."""
    for film_id in film_ids:
        draw_film_card.enqueue(film_id)


@task(priority=FILM_CARD_PRIORITY)
def draw_film_card(film_id: int) -> None:
    """Draw the card of a film, unless the one that stands tells the same. May run twice."""
    from films.services.card_drawing import draw_card_of_film  # noqa: PLC0415  decision 28

    draw_card_of_film(film_id)
