"""The families of compositions: one for each kind of genre, one for titles alone, one for things.

The shapes live in the modules beside this one; the choice among a family's compositions is made in
designs.py.
"""

from collections.abc import Iterable

from films.art.families import (
    action,
    animation,
    comedy,
    crime,
    documentary,
    drama,
    fantasy,
    history,
    horror,
    household,
    musical,
    romance,
    science_fiction,
    things,
    thriller,
    title,
    war,
    western,
)
from films.art.shelves import Family

# Of a film's genres the first family here counts: a form tells more than a mood, and drama least.
_IN_ORDER = (
    western,
    musical,
    war,
    documentary,
    animation,
    science_fiction,
    horror,
    fantasy,
    household,
    crime,
    thriller,
    action,
    romance,
    comedy,
    history,
    drama,
    title,
)
FAMILIES = {module.FAMILY.name: module.FAMILY for module in _IN_ORDER}
# Those of things have no genre: a title must name one.
_ALL = (*FAMILIES.values(), things.FAMILY)
COMPOSITIONS = {c.__name__: c for family in _ALL for c in family.compositions}
FAMILY_OF_COMPOSITION = {name: family.name for family in _ALL for name in family.names}


def family_of(genres: Iterable[str]) -> Family:
    """The family of the genre that tells most; that of titles where no genre is known."""
    told = set(genres)
    known = (family for family in FAMILIES.values() if told.intersection(family.genres))
    return next(known, title.FAMILY)
