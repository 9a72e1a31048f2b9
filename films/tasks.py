"""What the background worker draws for the catalogue. Each job may run twice without harm.

Cards for links are not here: the services that change what they show start them.
"""

from time import monotonic

from django_tasks import task

from films.models import Film
from films.services.share_cards import ask_for_film_card

# Below everything that somebody waits for.
IN_IDLE_TIME = -50
# A job of the worker draws for so long, then lets others go first and asks for its next turn.
TURN_SECONDS = 1.0
# Stored in one transaction: a poster takes 20 ms to draw, and a transaction one to the disk.
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


@task(priority=IN_IDLE_TIME)
def draw_missing_art() -> None:
    """Draw for one turn what films have no drawing of in this version; then ask for the next turn.

    First every film gets its number, then come all posters, then banners and cards. What older
    versions drew stands until its successor does, and goes when all is drawn.
    """
    from films.services.art import remove_old_drawings  # noqa: PLC0415  decision 28

    until = monotonic() + TURN_SECONDS
    while monotonic() < until:
        if not _draw_some():
            remove_old_drawings()
            return
    draw_missing_art.enqueue()


def lacks_art() -> bool:
    """Whether a film waits to be drawn, as after a worker that was cut off, or by a new version."""
    from films.services.art import lacking  # noqa: PLC0415  decision 28

    return lacking("banner").exists() or lacking("poster").exists()


def _draw_some() -> bool:
    """A few films further; whether there was anything to do."""
    from films.services.art import draw_banners, draw_posters, lacking  # noqa: PLC0415
    from films.services.numbers import number_films  # noqa: PLC0415

    if number_films():
        return True
    if films := list(lacking("poster")[:AT_ONCE]):
        draw_posters(films)
    elif films := list(lacking("banner")[:1]):
        draw_banners(films)
        ask_for_film_card(films[0].pk)
    return bool(films)
