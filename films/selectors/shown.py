"""The fields that pages show of what stands on many of them."""

from queries import of

PICTURE = ("base", "width", "height", "is_drawn")
# With whose it is.
CREDITED = (*PICTURE, "shape", "credit", "source_name", "source_url", "licence")
FILM_NAME = ("title", "slug", "release_year")
FILM_CARD = (
    *FILM_NAME,
    "directors",
    *of("poster", PICTURE),
    *of("rating_summary", ("score", "rating_count")),
)
# A line of a list; a page that shows more than the poster says how the two titles differ.
FILM_ROW = (*FILM_CARD, "original_title", "original_language")
PERSON_NAME = ("name", "slug")
PERSON_CARD = (*PERSON_NAME, *of("portrait", PICTURE))
