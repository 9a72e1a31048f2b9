"""The index of the search: what each film and person is found by. Written only by `films.search`.

A record has one row for every beginning of every word of its names (a, am, ame, amel, …), for
every letter and pair of letters in writing without spaces, and for every whole name. So any
query is an equality on `token`, and the index returns its best records first without reading
the others: that keeps short beginnings as quick in a large catalogue as in a small one.
"""

from django.db import models

from .film import Film
from .person import Person

# Longer names and words are found by their beginning of this length.
TOKEN_LENGTH = 100


class Place(models.IntegerChoices):
    """Where in a record's names the token stands, best first."""

    WHOLE = 0
    START = 1
    INSIDE = 2
    BESIDE = 3  # not in the title, but said of the film: its director, its year


class SearchToken(models.Model):
    """`popularity` grows by one whenever the number that it stands for doubles."""

    token = models.CharField(max_length=TOKEN_LENGTH)
    place = models.PositiveSmallIntegerField(choices=Place)
    popularity = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["record", "token"], name="%(class)s_once_per_record"),
        ]
        indexes = [
            models.Index(
                fields=["token", "place", "-popularity", "-record"], name="%(class)s_best_first"
            ),
        ]

    def __str__(self):
        return self.token


class FilmToken(SearchToken):
    record = models.ForeignKey(Film, models.CASCADE, related_name="+", db_index=False)


class PersonToken(SearchToken):
    record = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)


class Spelling(models.Model):
    """A word of the vocabulary under one of the traces that a mistyped form of it leaves."""

    trace = models.CharField(max_length=TOKEN_LENGTH)
    word = models.CharField(max_length=TOKEN_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["trace", "word"], name="spelling_trace_once_per_word"),
        ]

    def __str__(self):
        return self.word
