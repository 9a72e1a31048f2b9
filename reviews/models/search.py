"""The index of the search over reviews. Written only by `reviews.search`."""

from django.db import models

from .review import Review

# Longer words are found by their beginning of this length.
WORD_LENGTH = 30


class ReviewWord(models.Model):
    """A word that stands in a public review outside its spoilers.

    The index returns the newest reviews with a word, and the words with a beginning, without
    reading others: a search takes as long among a million reviews as among a thousand.
    """

    review = models.ForeignKey(Review, models.CASCADE, related_name="+", db_index=False)
    word = models.CharField(max_length=WORD_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "word"], name="reviewword_once_per_review"),
        ]
        indexes = [
            models.Index(fields=["word", "-review"], name="reviewword_newest_first"),
        ]

    def __str__(self):
        return self.word
