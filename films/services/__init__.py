"""Every write to the catalogue."""

from .counts import ask_for_recount, recount_facets
from .films import retire_slug, save_film, settle_film
from .merging import CannotMerge, YearsDiffer, merge_films, merge_people
from .people import add_spelling, save_person, settle_person
from .pictures import describe_picture, remove_picture, save_still, store_uploaded_picture
from .rating_summaries import (
    NewCounts,
    change_review_count,
    count_weekly_ratings,
    lock_rating_summaries,
    lock_rating_summary,
    store_rating_summaries,
    store_rating_summary,
)
from .subjects import save_subject

__all__ = [
    "CannotMerge",
    "NewCounts",
    "YearsDiffer",
    "add_spelling",
    "ask_for_recount",
    "change_review_count",
    "count_weekly_ratings",
    "describe_picture",
    "lock_rating_summaries",
    "lock_rating_summary",
    "merge_films",
    "merge_people",
    "recount_facets",
    "remove_picture",
    "retire_slug",
    "save_film",
    "save_person",
    "save_still",
    "save_subject",
    "settle_film",
    "settle_person",
    "store_rating_summaries",
    "store_rating_summary",
    "store_uploaded_picture",
]
