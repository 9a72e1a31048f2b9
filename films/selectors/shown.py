"""The fields that pages show of what stands on many of them."""

from queries import of

PICTURE = ("base", "width", "height", "is_drawn")
FILM_NAME = ("title", "slug", "release_year")
FILM_CARD = (
    *FILM_NAME,
    "directors",
    *of("poster", PICTURE),
    *of("rating_summary", ("score", "rating_count")),
)
PERSON_NAME = ("name", "slug")
PERSON_CARD = (*PERSON_NAME, *of("portrait", PICTURE))
