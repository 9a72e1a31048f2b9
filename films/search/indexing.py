"""Writing the index. Called after a record's names changed; nothing else writes these tables.

A film's popularity is its number of ratings, a person's the number of credits, both kept as
powers of two: an index in exact order would be rewritten at every rating.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Count, F, Model

from films.models import (
    Credit,
    Department,
    Film,
    FilmTitle,
    FilmToken,
    Person,
    PersonName,
    PersonToken,
    Place,
    RatingSummary,
    Spelling,
)
from text.folding import words
from text.paging import by_number, chunks

from .spelling import SHORTEST_KNOWN, is_word, traces
from .tokens import WORD_LENGTH, add_address, joined_words, name_tokens, runs, title_tokens

# Records indexed in one transaction of the site that goes on: nobody waits for long.
SHORT = 100

Names = Mapping[int, list[str]]
Tokens = Mapping[int, Mapping[str, Place]]
# Record, token, place, popularity.
Row = tuple[int, str, int, int]


def index_film(film: Film) -> None:
    """Replace what the film is found by: titles, directors, year."""
    index_many(films=[film])


def index_person(person: Person) -> None:
    """Replace what the person is found by: the name and its spellings."""
    index_many(people=[person])


def index_many(films: Iterable[Film] = (), people: Iterable[Person] = ()) -> None:
    """Replace the rows of many records at once, after their names and credits are stored."""
    for some_films in chunks(films):
        _index_films(some_films)
    for some_people in chunks(people):
        _index_people(some_people)


def index_popularity(*, film_id: int, rating_count: int) -> None:
    """After the number of ratings changed. Writes only when it crossed a power of two."""
    popularity = rating_count.bit_length()
    rows = FilmToken.objects.filter(record=film_id)
    if rows.values_list("popularity", flat=True).first() not in (None, popularity):
        rows.update(popularity=popularity)


def reindex_all() -> None:
    """Make the whole index anew, chunk by chunk, so that the site can write in between."""
    Spelling.objects.all().delete()
    for model, index in ((Film, _index_films), (Person, _index_people)):
        for records in chunks(by_number(model._default_manager.only("pk")), SHORT):
            with transaction.atomic():
                index(_as_stored(model, records))


@transaction.atomic
def index_as_stored(record: Film | Person) -> None:
    """Index a record that was read a while ago: it may have been changed or deleted since."""
    index = _index_films if isinstance(record, Film) else _index_people
    index(_as_stored(type(record), [record]))


def _as_stored(model: type[Model], records: Iterable[Model]) -> list:
    """The records as they are now, and stay until the transaction ends. In the order of their keys,
    so that two who lock many never wait for each other in a circle."""
    rows = model._default_manager.select_for_update(no_key=True).order_by("pk")
    return list(rows.filter(pk__in=[record.pk for record in records]))


def drifted_films(films: Iterable[Film]) -> Iterator[Film]:
    """Films that are not found by what they are to be found by: none should be."""
    for some in chunks(films):
        expected = _rows(*_film_tokens(some)[:2])
        yield from _differing(FilmToken, some, expected)


def drifted_people(people: Iterable[Person]) -> Iterator[Person]:
    """People that are not found by what they are to be found by: none should be."""
    for some in chunks(people):
        expected = _rows(*_person_tokens(some)[:2])
        yield from _differing(PersonToken, some, expected)


def _differing(model: type[Model], records: Sequence, expected: set[Row]) -> Iterator:
    rows = model._default_manager.filter(record__in=[record.pk for record in records])
    stored = set(rows.values_list("record", "token", "place", "popularity"))
    wrong = {row[0] for row in stored ^ expected}
    return (record for record in records if record.pk in wrong)


@transaction.atomic
def _index_films(films: Sequence[Film]) -> None:
    _as_stored(Film, films)
    # Who rates them waits, else the index would have a number of ratings from before.
    list(RatingSummary.objects.select_for_update().filter(film__in=films).order_by("pk"))
    tokens, ratings, named = _film_tokens(films)
    _replace(FilmToken, tokens, ratings)
    _learn_words(named)


def _film_tokens(films: Sequence[Film]) -> tuple[Tokens, Mapping[int, int], list[str]]:
    ids = [film.pk for film in films]
    titles = _grouped(FilmTitle.objects.filter(film__in=ids).values_list("film", "title"))
    directors = _directors_names(ids)
    ratings = RatingSummary.objects.filter(film__in=ids).values_list("film", "rating_count")
    tokens, named = {}, []
    for film in films:
        own = [film.title, film.original_title, *titles[film.pk]]
        tokens[film.pk] = title_tokens(own, beside=directors[film.pk])
        add_address(tokens[film.pk], film.slug, own[:1])
        if film.release_year:
            tokens[film.pk].setdefault(str(film.release_year), Place.BESIDE)
        named += own + directors[film.pk]
    return tokens, dict(ratings), named


@transaction.atomic
def _index_people(people: Sequence[Person]) -> None:
    _as_stored(Person, people)
    tokens, counts, named = _person_tokens(people)
    _replace(PersonToken, tokens, counts)
    _learn_words(named)


def _person_tokens(people: Sequence[Person]) -> tuple[Tokens, Mapping[int, int], list[str]]:
    ids = [person.pk for person in people]
    spellings = _grouped(PersonName.objects.filter(person__in=ids).values_list("person", "name"))
    names = {person.pk: [person.name, *spellings[person.pk]] for person in people}
    credits = Credit.objects.filter(person__in=ids).order_by()
    counts = credits.values_list("person").annotate(Count("pk"))
    tokens = {pk: name_tokens(own) for pk, own in names.items()}
    for person in people:
        add_address(tokens[person.pk], person.slug, [person.name])
    return tokens, dict(counts), [name for own in names.values() for name in own]


def _directors_names(film_ids: Sequence[int]) -> Names:
    directed = Credit.objects.filter(film__in=film_ids, department=Department.DIRECTING).order_by()
    main = directed.values_list("film", "person__name")
    spellings = directed.filter(person__names__isnull=False)
    return _grouped([*main, *spellings.values_list("film", "person__names__name")])


def _replace(model: type[Model], tokens: Tokens, counts: Mapping[int, int]) -> None:
    model._default_manager.filter(record__in=tokens).delete()
    columns = ("record_id", "token", "place", "popularity")
    _insert(model, columns, sorted(_rows(tokens, counts)))


def _rows(tokens: Tokens, counts: Mapping[int, int]) -> set[Row]:
    return {
        (pk, token, int(place), counts.get(pk, 0).bit_length())
        for pk, places in tokens.items()
        for token, place in places.items()
    }


def _learn_words(names: Iterable[str]) -> None:
    """Put the words that are new into the vocabulary that mistyped words are corrected by."""
    found = {
        run[:WORD_LENGTH]
        for name in set(names)
        for word in {*words(name), *joined_words(name)}
        for run in runs(word)
        if is_word(run, SHORTEST_KNOWN)
    }
    for some in chunks(sorted(found)):
        known = Spelling.objects.filter(trace__in=some, word=F("trace"))
        new = sorted(set(some).difference(known.values_list("word", flat=True)))
        pairs = [(trace, word) for word in new for trace in sorted(traces(word))]
        _insert(Spelling, ("trace", "word"), pairs, " ON CONFLICT DO NOTHING")


def _insert(
    model: type[Model], columns: Sequence[str], rows: Sequence[tuple], on_conflict: str = ""
) -> None:
    """As bulk_create, but values as plain as these need not be prepared one by one."""
    table, names = connection.ops.quote_name(model._meta.db_table), ", ".join(columns)
    row = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for some in chunks(rows):
            places = ", ".join([row] * len(some))
            statement = f"INSERT INTO {table} ({names}) VALUES {places}{on_conflict}"  # noqa: S608 - our own names
            cursor.execute(statement, [value for values in some for value in values])


def _grouped(pairs: Iterable[tuple[int, str]]) -> Names:
    groups: dict[int, list[str]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
