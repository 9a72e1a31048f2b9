"""Writing the index. Called after a review was stored; nothing else writes its table."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from films.search.tokens import joined_words, word_tokens
from reviews.models import Review, ReviewWord
from reviews.models.search import WORD_LENGTH
from text.folding import words
from text.paging import by_number

# Rows written at once; SQLite takes 32,766 values in a statement.
ROWS = 5_000


@transaction.atomic
def index_review(review: Review) -> None:
    """Replace what the review is found by; nothing while it is not public."""
    ReviewWord.objects.filter(review=review.pk).delete()
    if review.is_public:
        ReviewWord.objects.bulk_create(_rows(review), batch_size=ROWS)


def reindex_all() -> None:
    """Make the whole index anew, review by review, so that the site can write in between."""
    for review in by_number(Review.objects.only("pk")):
        index_as_stored(review)


@transaction.atomic
def index_as_stored(review: Review) -> None:
    """The same for a review that was read a while ago: it may have been edited or deleted since."""
    for stored in Review.objects.select_for_update(no_key=True).filter(pk=review.pk):
        index_review(stored)


def drifted_reviews(reviews: Iterable[Review]) -> Iterator[Review]:
    """Reviews that are not found by their words, or are found while not public: none should be."""
    for review in reviews:
        rows = ReviewWord.objects.filter(review=review.pk)
        expected = {row.word for row in _rows(review)} if review.is_public else set()
        if set(rows.values_list("word", flat=True)) != expected:
            yield review


def shown_text(review: Review) -> str:
    """What a search may find and show of a review: lead and text without spoilers."""
    if review.contains_spoilers:
        return ""
    return f"{review.lead}\n{review.plain}".strip()


def words_of(text: str) -> set[str]:
    """The folded words of a text, those with a hyphen also as one, in the index's length.

    Writing without spaces gives pairs of neighbouring letters.
    """
    found = {*words(text), *joined_words(text)}
    return {token[:WORD_LENGTH] for word in found for token in word_tokens(word)}


def _rows(review: Review) -> Iterable[ReviewWord]:
    found = words_of("\n".join([review.headline, *_names_of_cast(review), shown_text(review)]))
    return (ReviewWord(review=review, word=word) for word in sorted(found))


def _names_of_cast(review: Review) -> list[str]:
    """The main cast of an article in both spellings, its own and the record's."""
    if not review.is_editorial:
        return []
    rows = review.cast_placements.values_list("name_as_written", "person__name")
    return [name for names in rows for name in names if name]
