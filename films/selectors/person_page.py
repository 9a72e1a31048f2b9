"""What the page of a person reads: a filmography, and who else keeps turning up in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from films.models import Credit, Department, ExternalLink, Film, Person, PersonName
from freshness.versions import version_of
from queries import Prepared, PreparedValues, of

from .shown import CREDITED, FILM_ROW, PERSON_CARD
from .subjects import names_by_film

# More than almost anybody has. The page of whoever has more says that it shows the newest.
FILMOGRAPHY_LIMIT = 300
COLLABORATORS_SHOWN = 8
# Only the newest films and their leading names are counted, so that the page of somebody with a
# long career takes no longer than another.
COLLABORATOR_FILMS = 60
COLLABORATOR_BILLING = 20
COLLABORATOR_DEPARTMENTS = (Department.DIRECTING, Department.WRITING, Department.CAST)

# Department: what the films are listed under, and what its people are called.
WORDS: dict[str, tuple[Promise, Promise]] = {
    Department.DIRECTING: (_("Directed"), _("Director")),
    Department.WRITING: (_("Wrote"), _("Writer")),
    Department.CAST: (_("Acted in"), _("Actor")),
    Department.PRODUCTION: (_("Produced"), _("Producer")),
    Department.CAMERA: (_("Shot"), _("Cinematographer")),
    Department.EDITING: (_("Edited"), _("Editor")),
    Department.MUSIC: (_("Music for"), _("Composer")),
    Department.ART: (_("Art department"), _("Art department")),
    Department.COSTUME: (_("Costume and make-up"), _("Costume and make-up")),
    Department.SOUND: (_("Sound"), _("Sound")),
    Department.OTHER: (_("Other crew"), _("Crew")),
}


@dataclass
class PersonCredit:
    """One film of a person in one department, with all that the person did there."""

    film: Film
    parts: list[str] = field(default_factory=list)


@dataclass
class FilmographyPart:
    department: Department
    credits: list[PersonCredit]

    @property
    def heading(self) -> Promise:
        return WORDS[self.department][0]

    @property
    def profession(self) -> Promise:
        return WORDS[self.department][1]


@dataclass
class Filmography:
    parts: list[FilmographyPart]
    is_whole: bool

    @property
    def films(self) -> list[Film]:
        """Each film once, newest first."""
        found = {row.film.pk: row.film for part in self.parts for row in part.credits}
        return sorted(found.values(), key=lambda film: film.release_year or 0, reverse=True)

    @property
    def rated_count(self) -> int:
        """How many of these films have a rating."""
        found = [getattr(film, "rating_summary", None) for film in self.films]
        return sum(1 for summary in found if summary and summary.rating_count)

    @property
    def average(self) -> Decimal | None:
        """The average of all members' ratings of these films together; None without any, and
        where there are more films than these."""
        found = [getattr(film, "rating_summary", None) for film in self.films]
        summaries = [summary for summary in found if summary]
        count = sum(summary.rating_count for summary in summaries)
        if not (count and self.is_whole):
            return None
        return Decimal(sum(summary.rating_sum for summary in summaries)) / count


def person_at(slug: str) -> Person | None:
    """The person at an address, with the portrait."""
    return _person.first(slug=slug)


def names_of(person: Person) -> list[PersonName]:
    """The other spellings of the person's name."""
    return _names.find(person=person.pk)


def links_of(person: Person) -> list[ExternalLink]:
    """Where else the person is described."""
    return _links.find(person=person.pk)


def filmography_of(person: Person) -> Filmography:
    """The public films of a person by department, newest first, each with its `genre_names` and the
    version of its score as `score_version`; two queries."""
    newest = _newest_credits.find(person=person.pk)
    genres = names_by_film(_genres.find(person=person.pk))
    found: dict[str, dict[int, PersonCredit]] = {department: {} for department in Department}
    for credit in newest[:FILMOGRAPHY_LIMIT]:
        credit.film.genre_names = genres[credit.film.pk]
        credit.film.score_version = credit.score_version
        row = found[credit.department].setdefault(credit.film_id, PersonCredit(credit.film))
        part = credit.character_name or _job_worth_telling(credit)
        if part and part not in row.parts:
            row.parts.append(part)
    parts = [
        FilmographyPart(Department(name), list(rows.values()))
        for name, rows in found.items()
        if rows
    ]
    return Filmography(parts, is_whole=len(newest) <= FILMOGRAPHY_LIMIT)


def _job_worth_telling(credit: Credit) -> str:
    """A job, unless the heading already says it."""
    known = {Department.DIRECTING: "director", Department.CAST: "actor"}
    return "" if credit.job.lower() == known.get(Department(credit.department)) else credit.job


def collaborators_of(person: Person, films: Sequence[Film]) -> list[Person]:
    """People who share two or more of the newest of `films` with a person, in two queries.

    Each has `shared_films`, how many.
    """
    newest = [film.pk for film in films[:COLLABORATOR_FILMS]]
    shared = dict(_shared_films.find(person=person.pk, films=newest))
    found = {one.pk: one for one in _people.find(people=list(shared))}
    for pk, number in shared.items():
        found[pk].shared_films = number
    return [found[pk] for pk in shared]


_person = Prepared(
    lambda slug: Person.objects.filter(slug=slug),
    *PERSON_CARD,
    "born", "birth_place", "died", "biography", "biography_as_of", "biography_source_name",
    "biography_source_url", "biography_licence",
    *of("portrait", CREDITED),
)  # fmt: skip
_names = Prepared(
    lambda person: PersonName.objects.filter(person=person).order_by("id"),
    "name", "language", "kind",
)  # fmt: skip
_links = Prepared(
    lambda person: ExternalLink.objects.filter(person=person).order_by("site", "id"),
    "site", "key", "address", "person_id",
)  # fmt: skip
_newest_credits = Prepared(
    lambda person: (
        Credit.objects.filter(person=person, film__is_public=True)
        .annotate(score_version=version_of("score", "films_film.id"))
        .order_by(
            F("film__release_year").desc(nulls_first=True), "-film", "billing_order", "id"
        )[: FILMOGRAPHY_LIMIT + 1]
    ),
    "score_version", "department", "job", "character_name", "film_id",
    *of("film", FILM_ROW),
    "film__rating_summary__rating_sum",
)  # fmt: skip
_genres = PreparedValues(
    lambda person: Film.genres.through.objects.filter(
        film__in=Credit.objects.filter(person=person).values("film")
    ).order_by("genre__name"),
    "film_id", "genre__name",
)  # fmt: skip
_shared_films = PreparedValues(
    lambda person, films: (
        Credit.objects.filter(
            film__in=films,
            department__in=COLLABORATOR_DEPARTMENTS,
            billing_order__lte=COLLABORATOR_BILLING,
        )
        .exclude(person=person)
        .order_by()
        .values("person")
        .annotate(shared_films=Count("film", distinct=True))
        .filter(shared_films__gte=2)
        .order_by("-shared_films", "person")[:COLLABORATORS_SHOWN]
    ),
    "person_id", "shared_films",
)  # fmt: skip
_people = Prepared(lambda people: Person.objects.filter(pk__in=people), *PERSON_CARD)
