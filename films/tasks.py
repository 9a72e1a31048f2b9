"""What the background worker draws for the catalogue. Each job may run twice without harm.

Cards for links are not here: the services that change what they show start them.
"""

from django.db.models import QuerySet
from django_tasks import task

from films.models import Film
from films.services.share_cards import ask_for_film_card

# Each drawing is a job of its own of a third of a second, so nothing else waits for longer; this
# many of them stand in the queue at once, so that it stays short.
QUEUED_AT_ONCE = 50
# Below everything that somebody waits for; the next fifty are looked for after these are drawn.
IN_IDLE_TIME = -50
AFTER_IDLE_TIME = IN_IDLE_TIME - 1


@task()
def draw_film(film_id: int) -> None:
    """Draw what the film has no picture of, then ask for its card. A film that is gone by now is
    no error."""
    from films.services.art import draw_film_art  # noqa: PLC0415  decision 28

    film = Film.objects.select_related("poster", "banner").filter(pk=film_id).first()
    if film:
        draw_film_art(film)
        ask_for_film_card(film.pk)


@task(priority=AFTER_IDLE_TIME)
def draw_missing_art(below: int | None = None) -> None:
    """Ask for drawings of fifty films that have none, newest first; then for the next fifty.

    Only films with an id under `below` are looked at. Each turn begins lower than the one
    before, so it comes to an end, even where a film cannot be drawn. A film without a banner
    was never drawn: every film gets one, and a poster where its title can be lettered.
    """
    ids = _next(Film.objects.filter(banner=None), below)
    for film_id in ids:
        draw_film.using(priority=IN_IDLE_TIME).enqueue(film_id)
    if ids:
        draw_missing_art.enqueue(ids[-1])


def lacks_art() -> bool:
    """Whether a film waits to be drawn, as after a worker that was cut off."""
    return Film.objects.filter(banner=None).exists()


def _next(waiting: QuerySet, below: int | None) -> list[int]:
    if below is not None:
        waiting = waiting.filter(pk__lt=below)
    return list(waiting.order_by("-pk").values_list("pk", flat=True)[:QUEUED_AT_ONCE])
