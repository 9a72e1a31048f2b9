"""Reading the index: the public reviews that have all words of a query, the newest first.

The last word is also taken for the beginning of one, after the reviews that have it whole.
Three database queries, whatever is asked.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.search import beginning_with
from films.search.tokens import Query, is_dense
from reviews.models import Review, ReviewWord

from .indexing import shown_text
from .sentences import Pieces, marked_words, matching_sentences

# What a page shows, and how many rows are read for it: a longer word may stand beside a shorter.
PAGE = 12
CANDIDATES = 48
# Shorter beginnings begin too many words to be meant.
SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class FoundReview:
    """A review, its headline and the sentences in which the words stand, in marked pieces."""

    review: Review
    headline: Pieces
    sentences: Pieces


def search_reviews(query: str, *, limit: int = PAGE) -> list[FoundReview]:
    """Public reviews, joined with author and film, at most `limit`, the newest first."""
    sought = Query(query)
    if not sought:
        return []
    ids = list(dict.fromkeys(_rows(sought.tokens).values_list("review", flat=True)[:CANDIDATES]))
    reviews = Review.objects.public().with_authors().select_related("film").in_bulk(ids[:limit])
    return [_found(reviews[pk], sought) for pk in ids if pk in reviews]


def _rows(tokens: list[str]) -> QuerySet[ReviewWord]:
    """The rows of the longest word, as a rule the rarest, of reviews that have the others too."""
    conditions = {token: Q(word=token) for token in tokens}
    conditions[tokens[-1]] = _last(tokens[-1])
    rarest = max(tokens, key=len)
    public = Review.objects.public().filter(pk=OuterRef("review"))
    rows = ReviewWord.objects.filter(conditions.pop(rarest), Exists(public))
    for condition in conditions.values():
        rows = rows.filter(Exists(ReviewWord.objects.filter(condition, review=OuterRef("review"))))
    return rows.order_by("word", "-review")


def _last(token: str) -> Q:
    """The last word, or what begins with it; of writing without spaces, a single letter's pairs."""
    if len(token) < SHORTEST_BEGINNING and not (is_dense(token) and len(token) == 1):
        return Q(word=token)
    return beginning_with(token)


def _found(review: Review, sought: Query) -> FoundReview:
    headline = marked_words(review.headline, sought)
    return FoundReview(review, headline, matching_sentences(shown_text(review), sought))
