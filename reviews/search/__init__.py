"""Search over reviews: the words outside spoilers, in a table of our own.

Here: keeping the index, searching it, the sentences to show. Not here: the search page;
folding, what a query looks for and marking, which are `text.folding` and `films.search`.
"""

from .finding import FoundReview, search_reviews
from .indexing import drifted_reviews, index_as_stored, index_review, reindex_all

__all__ = [
    "FoundReview",
    "drifted_reviews",
    "index_as_stored",
    "index_review",
    "reindex_all",
    "search_reviews",
]
