"""Reads of the page of one review, a member's or an article, and of what its text names. Not here:
its comments."""

from collections import defaultdict
from dataclasses import dataclass

from films.models import Credit, Department, Film
from reviews.models import CastPlacement, Review
from reviews.spellings import CreditedName, names_of_character

# The names of a film with a long list of credits; extras below them are in no review.
CREDITS_WITH_NAMES = 300


@dataclass(frozen=True, slots=True)
class CastMember:
    """A person of an article's main cast, with the role that the film's credits know."""

    placement: CastPlacement
    role: str


def keys_of_film(pk: int) -> list[str]:
    """The keys of the film of a review, whose page shows the film's score, too."""
    slugs = Review.objects.filter(pk=pk).values_list("film__slug", flat=True)
    return [f"{kind}:{slug}" for slug in slugs for kind in ("film", "score")]


def main_cast(review: Review) -> list[CastMember]:
    """The people placed in an article, in its order."""
    placements = list(
        review.cast_placements.select_related("picture", "person__portrait").order_by(
            "position", "id"
        )
    )
    if not placements:
        return []
    credits = Credit.objects.filter(
        film=review.film_id,
        department=Department.CAST,
        person__in=[placement.person_id for placement in placements],
    ).exclude(character_name="")
    roles = defaultdict(list)
    for credit in credits.order_by("billing_order", "id"):
        roles[credit.person_id].append(credit.character_name)
    return [CastMember(p, ", ".join(roles[p.person_id])) for p in placements]


def related_films(review: Review) -> list[Film]:
    """The films that an article leads on to, in its order; those that nobody may see left out."""
    if not review.is_editorial:
        return []
    films = Film.objects.public().with_card()
    rows = review.related_films.filter(film__is_public=True)
    chosen = list(rows.values_list("film", flat=True))
    found = films.in_bulk(chosen) if chosen else {}
    return [found[pk] for pk in chosen if pk in found]


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
