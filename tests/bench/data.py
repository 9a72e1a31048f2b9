"""Enlarges a site by synthetic films, members, ratings, reviews and lists, and says so in titles.

    python -m tests.bench.data --films 10000 --reviews 100000

Written with bulk inserts, since the services would take hours. The counts that services keep are
made by the same arithmetic, and `recount_ratings` finds nothing to change.
"""

import argparse
import random
from decimal import Decimal
from itertools import islice

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import User  # noqa: E402
from films.models import (  # noqa: E402
    Country,
    Credit,
    Film,
    Genre,
    Person,
    Plot,
    RatingSummary,
)
from films.models.rating_summary import COUNT_FIELDS  # noqa: E402
from films.services import recount_facets  # noqa: E402
from lists.models import FilmList, ListedFilm  # noqa: E402
from reviews.models import MemberSummary, Rating, Review  # noqa: E402
from reviews.scoring import rank_score, score  # noqa: E402

BATCH = 2_000
CAST = 12
# Every film is reviewed, and the first ones have the page of 25 that the figures are about.
FULL_FILMS = 200
FULL_REVIEWS = 25
# A film stands on four lists or so, and the one whose page is measured on more.
FILMS_ON_A_LIST = 20
LISTS_A_FILM = 4
LISTS_OF_FIRST_FILM = 6
SENTENCE = "The camera waits at the door while the rain decides, and nobody in the room says why. "
FILM, MEMBER = "Synthetic film", "synthetic"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=10_000)
    parser.add_argument("--reviews", type=int, default=100_000)
    wanted = parser.parse_args()
    dice = random.Random(5)
    with transaction.atomic():
        people = make_people(wanted.films // 4 + 20)
        members = make_members(max(wanted.reviews // 20, 100))
        films = make_films(wanted.films, dice, people)
        make_reviews(films, members, wanted.reviews, dice)
        make_lists(films, members, dice)
    recount_facets()


def bulk(model, rows) -> None:
    rows = iter(rows)
    while chunk := list(islice(rows, BATCH)):
        model.objects.bulk_create(chunk)


def make_people(number: int) -> list[int]:
    bulk(Person, (Person(name=f"Synthetic person {n}", slug=f"synthetic-person-{n}")
                  for n in range(number)))  # fmt: skip
    return list(Person.objects.filter(slug__startswith="synthetic-").values_list("pk", flat=True))


def make_members(number: int) -> list[int]:
    now = timezone.now()
    bulk(User, (User(username=f"{MEMBER}{n}", display_name=f"Synthetic member {n}", password="!",
                     last_login=now) for n in range(number)))  # fmt: skip
    return list(User.objects.filter(username__startswith=MEMBER).values_list("pk", flat=True))


def make_films(number: int, dice: random.Random, people: list[int]) -> list[int]:
    bulk(Film, (Film(title=f"{FILM} {n}", slug=f"synthetic-film-{n}", directors="Synthetic person",
                     release_year=1930 + n % 95, runtime_minutes=70 + n % 110)
                for n in range(number)))  # fmt: skip
    films = list(Film.objects.filter(slug__startswith="synthetic-film-").order_by("pk")
                 .values_list("pk", flat=True))  # fmt: skip
    genres, countries = (list(m.objects.values_list("pk", flat=True)) for m in (Genre, Country))
    genre_of, country_of = Film.genres.through, Film.countries.through
    bulk(genre_of, (genre_of(film_id=film, genre_id=genre)
                    for film in films for genre in dice.sample(genres, 2)))  # fmt: skip
    bulk(country_of, (country_of(film_id=film, country_id=dice.choice(countries))
                      for film in films))  # fmt: skip
    bulk(Plot, (Plot(film_id=film, body=SENTENCE * 4, source_name="Synthetic") for film in films))
    bulk(Credit, credits_of(films, people, dice))
    return films


def credits_of(films, people, dice):
    for film in films:
        director, *cast = dice.sample(people, CAST + 1)
        yield Credit(film_id=film, person_id=director, department="directing", job="Director")
        for place, person in enumerate(cast, start=1):
            yield Credit(film_id=film, person_id=person, department="cast", billing_order=place,
                         character_name=f"Part {place}")  # fmt: skip


def make_reviews(films: list[int], members: list[int], number: int, dice: random.Random) -> None:
    counts = {film: [0] * 10 for film in films}
    rows = list(review_rows(films, members, number, dice, counts))
    bulk(Review, rows)
    bulk(Rating, (Rating(film_id=row.film_id, user_id=row.author_id, value=row.rating_value)
                  for row in rows))  # fmt: skip
    bulk(RatingSummary, (summary(film, given) for film, given in counts.items()))
    given_by = {member: [0] * 10 for member in members}
    for row in rows:
        given_by[row.author_id][row.rating_value - 1] += 1
    bulk(MemberSummary, (member_summary(member, given) for member, given in given_by.items()))


def review_rows(films, members, number, dice, counts):
    left, now = number, timezone.now()
    for place, film in enumerate(films):
        share = FULL_REVIEWS if place < FULL_FILMS else left // (len(films) - place)
        share = min(share, left)
        left -= share
        for author in dice.sample(members, share):
            value = dice.randint(3, 10)
            counts[film][value - 1] += 1
            body = SENTENCE * dice.randint(3, 9)
            yield Review(film_id=film, author_id=author, kind="member", state="published",
                         headline=f"Synthetic review by {author}", body=body, plain=body,
                         body_html=f"<p>{body}</p>", opening_html=f"<p>{body}</p>",
                         rating_value=value, published_at=now)  # fmt: skip


def make_lists(films: list[int], members: list[int], dice: random.Random) -> None:
    number = len(films) * LISTS_A_FILM // FILMS_ON_A_LIST
    now = timezone.now()
    bulk(FilmList, (FilmList(author_id=dice.choice(members), title=f"Synthetic list {n}",
                             reason=SENTENCE, published_at=now)
                    for n in range(number)))  # fmt: skip
    lists = FilmList.objects.filter(title__startswith="Synthetic list ").order_by("-pk")
    bulk(ListedFilm, listed_films(films, list(lists.values_list("pk", flat=True)), dice))


def listed_films(films, lists, dice):
    first, *others = films
    for place, film_list in enumerate(lists):
        chosen = dice.sample(others, FILMS_ON_A_LIST)
        if place < LISTS_OF_FIRST_FILM:
            chosen[dice.randrange(FILMS_ON_A_LIST)] = first
        for position, film in enumerate(chosen, start=1):
            yield ListedFilm(film_list_id=film_list, film_id=film, position=position,
                             note=SENTENCE)  # fmt: skip


def summary(film: int, counts: list[int]) -> RatingSummary:
    total, number = sum(v * c for v, c in enumerate(counts, start=1)), sum(counts)
    return RatingSummary(
        film_id=film, rating_count=number, rating_sum=total, review_count=number,
        score=_decimal(score(total, number)), rank_score=_decimal(rank_score(total, number)),
        **dict(zip(COUNT_FIELDS, counts, strict=True)),
    )  # fmt: skip


def member_summary(member: int, counts: list[int]) -> MemberSummary:
    return MemberSummary(
        user_id=member, rating_count=sum(counts), review_count=sum(counts),
        rating_sum=sum(v * c for v, c in enumerate(counts, start=1)),
        **dict(zip(COUNT_FIELDS, counts, strict=True)),
    )  # fmt: skip


def _decimal(value) -> Decimal | None:
    return None if value is None else Decimal(value)


if __name__ == "__main__":
    main()
