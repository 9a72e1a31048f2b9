"""Reading the index: the public reviews that have all words of a query, the newest first.

The last word is also taken for the beginning of one, after the reviews that have it whole.
At most four database queries, whatever is asked, and each reads so much and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.search import between, end_of
from accounts.selectors import MEMBER_CARD
from films.search.tokens import Query, is_dense
from films.selectors import FILM_NAME
from queries import Prepared, of
from reviews.models import Review, ReviewWord
from reviews.selectors import sign

from .indexing import shown_text
from .sentences import Pieces, marked_words, matching_sentences

# What a page shows, and how many rows are read for it: a longer word may stand beside a shorter.
PAGE = 12
CANDIDATES = 48
# How many of the newest reviews with the rarest word are looked through for the others: where every
# word is in as many, the oldest of those that have all are not found.
LOOKED_AT = 2_000
# Which of the words are in few reviews. None is counted further.
COUNTED = """
SELECT {number}, COUNT(*)
FROM (SELECT 1 FROM reviews_reviewword WHERE word = %s LIMIT %s) AS newest
"""
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
    rows = _ROWS.find(**_asked(sought))
    ids = list(dict.fromkeys(row.review_id for row in rows))[:limit]
    reviews = {review.pk: review for review in sign(_REVIEWS.find(ids=ids))}
    return [_found(reviews[pk], sought) for pk in ids if pk in reviews]


def _asked(sought: Query) -> dict[str, str]:
    """The words as values of the prepared query, the rarest first."""
    asked: dict[str, str] = {}
    for number, token in enumerate(_rarest_first(sought.longest_first)):
        if token == sought.tokens[-1] and _may_begin(token):
            asked |= {"beginning": token, "end": end_of(token)}
        else:
            asked[f"word{number}"] = token
    return asked


def _rarest_first(words: Sequence[str]) -> list[str]:
    """The words in the order of how many reviews have each; of equally many, as they were."""
    if len(words) < 2:
        return [*words]
    counted = " UNION ALL ".join(COUNTED.format(number=number) for number in range(len(words)))
    with connection.cursor() as cursor:
        cursor.execute(counted, [value for word in words for value in (word, LOOKED_AT)])
        numbers = dict(cursor.fetchall())
    return [words[place] for place in sorted(numbers, key=lambda place: (numbers[place], place))]


def _may_begin(token: str) -> bool:
    """Whether longer words are meant, too; in writing without spaces, the pairs of a letter."""
    return len(token) >= SHORTEST_BEGINNING or (is_dense(token) and len(token) == 1)


def _rows(**asked: str) -> QuerySet[ReviewWord]:
    """The newest rows of the first word, of public reviews that have the others too."""
    end = asked.pop("end", "")
    first, *others = (
        between(word, end) if name == "beginning" else Q(word=word) for name, word in asked.items()
    )
    public = Review.objects.public().filter(pk=OuterRef("review"))
    newest = ReviewWord.objects.filter(first).order_by("word", "-review").values("pk")[:LOOKED_AT]
    rows = ReviewWord.objects.filter(Exists(public), pk__in=newest)
    for other in others:
        rows = rows.filter(Exists(ReviewWord.objects.filter(other, review=OuterRef("review"))))
    return rows.order_by("word", "-review")[:CANDIDATES]


def _found(review: Review, sought: Query) -> FoundReview:
    headline = marked_words(review.headline, sought)
    return FoundReview(review, headline, matching_sentences(shown_text(review), sought))


_ROWS = Prepared(_rows, "review_id")
_REVIEWS = Prepared(
    lambda ids: Review.objects.public().filter(pk__in=ids),
    *("kind", "headline", "lead", "plain", "language", "rating_value", "published_at", "edited_at"),
    *("is_imported", "source_name", "source_date", "contains_spoilers", "declares_interest"),
    *("helpful_count", "earlier_helpful_count", "comment_count"),
    *of("author", MEMBER_CARD),
    *of("film", FILM_NAME),
)
