"""Reads of the page of one review, a member's or an article, and of what its text names. Not here:
its comments."""

from collections import defaultdict
from dataclasses import dataclass

from films.models import Country, Credit, Department, Film, Genre
from films.selectors.shown import CREDITED, FILM_CARD, FILM_NAME, PERSON_CARD, PICTURE
from queries import Prepared, of
from reviews.models import CastPlacement, RelatedFilm, Review
from reviews.spellings import CreditedName, names_of_character
from text.paging import read_key
from text.sorting import by_name

from .discussion import Reader
from .shown import REVIEW, sign

# The names of a film with a long list of credits; extras below them are in no review.
CREDITS_WITH_NAMES = 300

# What `Picture.address` is made of.
FILE = (*PICTURE, "shape")
REVIEW_PARTS = (
    *("cover", "share_card", "film__poster", "film__banner"),
    *("film__share_card", "film__rating_summary"),
)
PUBLIC_REVIEW = Prepared(
    lambda pk: Review.objects.public().filter(pk=pk),
    *REVIEW,
    *("state", "is_hidden", "lead", "opening_html", "sections", "plain", "verdict"),
    *("watched_on", "seen_before", "comments_open", "source_url", "source_licence"),
    *of("cover", PICTURE),
    *of("share_card", FILE),
    *of("film", (*FILM_NAME, "directors", "runtime_minutes", "rating_summary__score")),
    *of("film__poster", FILE),
    *of("film__banner", PICTURE),
    *of("film__share_card", FILE),
)
FILM_OF_REVIEW = Prepared(lambda pk: Review.objects.filter(pk=pk), "film_id")
GENRES = Prepared(lambda film: Genre.objects.filter(films=film), "name", "slug")
COUNTRIES = Prepared(lambda film: Country.objects.filter(films=film), "name", "slug")
PLACEMENTS = Prepared(
    lambda review: CastPlacement.objects.filter(review=review),
    *("name_as_written", "caption", "alt_text", "biography", "biography_as_of"),
    *of("picture", CREDITED),
    *of("person", PERSON_CARD),
)
ROLES = Prepared(
    lambda film, people: (
        Credit.objects.filter(film=film, department=Department.CAST, person__in=people)
        .exclude(character_name="")
        .order_by("billing_order", "id")
    ),
    *("person_id", "character_name"),
)
RELATED = Prepared(
    lambda review: RelatedFilm.objects.filter(review=review, film__is_public=True),
    *of("film", FILM_CARD),
)


@dataclass(frozen=True, slots=True)
class CastMember:
    """A person of an article's main cast, with the role that the film's credits know."""

    placement: CastPlacement
    role: str


def find_review(pk: int, user: Reader) -> Review | None:
    """A review that this reader may see, with all that its page shows."""
    key = read_key(str(pk))
    review = PUBLIC_REVIEW.first(pk=key) if key else None
    if review:
        return sign([review])[0]
    if not user.is_authenticated:
        return None
    own = Review.objects.visible_to(user).with_authors()
    return own.select_related(*REVIEW_PARTS).filter(pk=pk).first()


def keys_of_film(pk: int) -> list[str]:
    """The keys of the film of a review, whose page shows the film's score, too."""
    key = read_key(str(pk))
    review = FILM_OF_REVIEW.first(pk=key) if key else None
    return [f"{kind}:{review.film_id}" for kind in ("film", "score")] if review else []


def subjects_of(film: Film) -> tuple[list[Genre], list[Country]]:
    """The genres and the countries of a film."""
    return by_name(GENRES.find(film=film.pk)), by_name(COUNTRIES.find(film=film.pk))


def main_cast(review: Review) -> list[CastMember]:
    """The people placed in an article, in its order."""
    placements = PLACEMENTS.find(review=review.pk)
    people = [placement.person_id for placement in placements]
    roles = defaultdict(list)
    for credit in ROLES.find(film=review.film_id, people=people):
        roles[credit.person_id].append(credit.character_name)
    return [CastMember(p, ", ".join(roles[p.person_id])) for p in placements]


def related_films(review: Review) -> list[Film]:
    """The films that an article leads on to, in its order; those that nobody may see left out."""
    if not review.is_editorial:
        return []
    return [row.film for row in RELATED.find(review=review.pk)]


def credited_names(film: Film) -> list[CreditedName]:
    """The names of the people and characters on the film's record, with their other spellings.

    Two queries, however many there are.
    """
    credits = Credit.objects.filter(film=film).select_related("person")
    credits = credits.prefetch_related("person__names").order_by("billing_order", "id")
    names: dict[CreditedName, None] = {}
    for credit in credits[:CREDITS_WITH_NAMES]:
        person = credit.person
        also = [other.name for other in person.names.all()]
        also += [credit.credited_as] if credit.credited_as else []
        names[CreditedName(person.name, person.pk, tuple(also))] = None
        names |= {CreditedName(name): None for name in names_of_character(credit.character_name)}
    return list(names)
