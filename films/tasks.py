"""What the background worker draws for the catalogue. Each job may run twice without harm.

Cards for links are not here: the services that change what they show start them.
"""

from time import monotonic

from django_tasks import task

from films.models import Film
from films.services.asking import take_asked
from films.services.share_cards import FILM_CARD_PRIORITY, ask_for_film_card

# Below what somebody waits for, above cards for links, which show posters.
BEFORE_CARDS = FILM_CARD_PRIORITY + 5
# Below everything.
IN_IDLE_TIME = -50
# A job of the worker draws for so long, then lets others go first and asks for its next turn.
TURN_SECONDS = 1.0
# Posters stored in one transaction: each takes 20 ms to draw, a transaction one way to the disk.
AT_ONCE = 10


@task()
def draw_film(film_id: int) -> None:
    """Draw what the film has no picture of, then ask for its card. A film that is gone by now is
    no error."""
    from films.services.art import draw_film_art  # noqa: PLC0415  decision 28

    film = Film.objects.select_related("poster", "banner").filter(pk=film_id).first()
    if film:
        draw_film_art(film)
        ask_for_film_card(film.pk)


@task(priority=BEFORE_CARDS)
def draw_missing_art(asked: list[int] | None = None) -> None:
    """Draw for one turn the posters that films lack in this version; then ask for the next turn.

    First every film gets its number. Then come posters that pages have `asked` for, in that order,
    then those of the default list, and after all of them the banners.
    """
    from films.services.numbers import number_films  # noqa: PLC0415  decision 28

    waiting = asked or []
    until = monotonic() + TURN_SECONDS
    while monotonic() < until:
        if number_films():
            continue
        waiting = list(dict.fromkeys([*waiting, *take_asked()]))
        first, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        if not _draw_some_posters(first) and not first:
            draw_missing_banners.enqueue()
            return
    draw_missing_art.enqueue(waiting)


@task(priority=IN_IDLE_TIME)
def draw_missing_banners() -> None:
    """Draw for one turn the banners that films lack, and ask for their cards; then the next turn.

    What older versions drew stands until its successor does, and goes when all is drawn.
    """
    from films.services.art import draw_banners, lacking, remove_old_drawings  # noqa: PLC0415

    until = monotonic() + TURN_SECONDS
    while monotonic() < until:
        film = lacking("banner").first()
        if film is None:
            remove_old_drawings()
            return
        draw_banners([film])
        ask_for_film_card(film.pk)
    draw_missing_banners.enqueue()


def lacks_art() -> bool:
    """Whether a film waits to be drawn, as after a worker that was cut off, or by a new version."""
    from films.services.art import lacking  # noqa: PLC0415  decision 28

    return lacking("banner").exists() or lacking("poster").exists()


def _draw_some_posters(asked: list[int]) -> bool:
    """Draw those of these films that lack a poster, or, of none, the next of the default list.

    Whether there was anything to do.
    """
    from films.services.art import draw_posters, lacking  # noqa: PLC0415  decision 28

    films = lacking("poster").filter(pk__in=asked) if asked else lacking("poster")
    found = list(films[:AT_ONCE])
    draw_posters(sorted(found, key=lambda film: asked.index(film.pk)) if asked else found)
    return bool(found)
