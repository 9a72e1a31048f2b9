"""The posters that hang beside the forms to sign in and to join."""

from films.models import Film, RatingSummary

# Three rows of four.
WALL_POSTERS = 12
WALL_COLUMNS = 4


def posters_on_wall() -> list[Film]:
    """The highest ranked films that have a poster, in full rows; one query."""
    ranked = RatingSummary.objects.filter(
        rank_score__isnull=False, film__is_public=True, film__poster__isnull=False
    )
    rows = ranked.select_related("film__poster").order_by("-rank_score", "-film")[:WALL_POSTERS]
    films = [row.film for row in rows]
    return films[: len(films) // WALL_COLUMNS * WALL_COLUMNS]
