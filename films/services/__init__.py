"""Every write to the catalogue."""

from .counts import ask_for_recount, recount_facets
from .dropped import place_poster, place_still
from .films import retire_slug, save_film, settle_film
from .merging import (
    CannotUndo,
    Tally,
    YearsDiffer,
    end_merge,
    lock_merge,
    merge_films,
    undo_merge,
    what_moves,
)
from .merging_people import CannotMerge, merge_people
from .moves import Moves, Values, told_all
from .people import add_spelling, save_person, settle_person
from .pictures import describe_picture, remove_picture, save_still, store_uploaded_picture
from .rating_summaries import (
    NewCounts,
    change_review_count,
    change_weekly_ratings,
    count_weekly_ratings,
    lock_rating_summaries,
    lock_rating_summary,
    store_rating_summaries,
    store_rating_summary,
    weekly_ratings_of,
)
from .subjects import save_subject

__all__ = [
    "CannotMerge",
    "CannotUndo",
    "Moves",
    "NewCounts",
    "Tally",
    "Values",
    "YearsDiffer",
    "add_spelling",
    "ask_for_recount",
    "change_review_count",
    "change_weekly_ratings",
    "count_weekly_ratings",
    "describe_picture",
    "end_merge",
    "lock_merge",
    "lock_rating_summaries",
    "lock_rating_summary",
    "merge_films",
    "merge_people",
    "place_poster",
    "place_still",
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
    "told_all",
    "undo_merge",
    "weekly_ratings_of",
    "what_moves",
]
