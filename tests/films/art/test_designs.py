"""Sameness means something: the genre, the decade and the director can be seen."""

from collections import Counter
from itertools import pairwise

import pytest

from films.art import COMPOSITION_NAMES, FAMILIES, Facts, Pins, design_of, shelf_of
from films.art.families import COMPOSITIONS, FAMILY_OF_COMPOSITION, family_of
from films.art.inks import SETS, VISIBLE, decade_of, inks_of
from films.art.palettes import READABLE_CONTRAST, contrast, luminance
from tests.films.art.catalogue import numbered, sample_facts, ten_thousand

DRAMA = Facts("Harbour Light", 1961, ("Drama",), "Ada Novák", 3)


def alike(one, other):
    return (one.composition, one.inks) == (other.composition, other.inks)


def test_there_are_more_than_sixty_compositions_in_families_of_five_or_more():
    assert len(COMPOSITION_NAMES) > 100
    assert len(COMPOSITIONS) == sum(Counter(FAMILY_OF_COMPOSITION.values()).values())
    assert min(len(family.compositions) for family in FAMILIES.values()) >= 5


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_the_genre_chooses_the_family_of_compositions(family):
    for genre in family.genres:
        facts = DRAMA._replace(genres=(genre,))
        assert {design_of(facts._replace(number=n)).composition for n in range(9)} == set(
            family.names
        )


def test_the_genre_that_tells_most_counts_in_whatever_order_they_stand():
    assert family_of(["Drama", "Western"]).name == family_of(["Western", "Drama"]).name == "western"
    assert family_of(["Comedy", "Romance"]).name == "romance"
    assert family_of(["Gardening"]).name == family_of([]).name == "title"


def test_a_title_that_names_a_thing_shows_it():
    for title in ("Rear Window", "The Windows’ Song", "WINDOW!"):
        assert design_of(DRAMA._replace(title=title)).composition in ("facade", "shaft")
    assert design_of(DRAMA._replace(title="Windowless")).composition in FAMILIES["drama"].names


@pytest.mark.parametrize("decade", SETS)
def test_the_decade_chooses_the_inks(decade):
    own = set(inks_of(decade, "any"))
    assert {design_of(DRAMA._replace(year=decade + 7, number=n)).inks for n in range(60)} == own
    assert not own & {inks for other in SETS if other != decade for inks in inks_of(other, "any")}


def test_years_before_and_after_the_inks_have_those_of_the_nearest_decade():
    assert [decade_of(year) for year in (1895, 1929, 1930, 2199)] == [1920, 1920, 1930, 2020]
    assert decade_of(None) == 1990


@pytest.mark.parametrize("decade", SETS)
@pytest.mark.parametrize("mood", ["any", "dark", "light"])
def test_letters_can_be_read_and_shapes_be_seen_on_every_sheet(decade, mood):
    for inks in inks_of(decade, mood):
        assert contrast(inks.ink, inks.ground) >= READABLE_CONTRAST
        assert min(contrast(c, inks.ground) for c in (inks.second, inks.third)) >= VISIBLE


def test_dark_families_have_darker_sheets_than_light_ones():
    for decade in SETS:
        darkest = [luminance(inks.ground) for inks in inks_of(decade, "dark")]
        assert max(darkest) <= min(luminance(inks.ground) for inks in inks_of(decade, "light"))


def test_the_director_chooses_frame_and_face_and_nothing_else_does():
    films = [
        DRAMA._replace(title=f"Film {n}", year=1950 + n, number=n, genres=genres)
        for n in range(20)
        for genres in (("War",), ("Comedy",))
    ]
    hands = {(d.frame, d.face, d.centred) for d in map(design_of, films)}
    assert len(hands) == 1
    others = {design_of(DRAMA._replace(director=f"Director {n}")).frame for n in range(90)}
    assert len(others) == 10


def test_films_of_no_known_director_differ_in_frame():
    films = (DRAMA._replace(title=f"Film {n}", director="") for n in range(90))
    assert len({design_of(film).frame for film in films}) == 10


def test_pinning_a_frame_changes_nothing_else():
    free, pinned = design_of(DRAMA), design_of(DRAMA._replace(pins=Pins(frame="tall")))
    assert pinned.sign == free.sign
    assert (pinned.frame, pinned.face) == ("tall", free.face)


def test_a_pinned_family_or_composition_is_drawn():
    assert design_of(DRAMA._replace(pins=Pins("war"))).composition in FAMILIES["war"].names
    assert design_of(DRAMA._replace(pins=Pins(composition="web"))).composition == "web"


def test_what_shows_letters_is_never_mirrored():
    films = (Facts(f"Film {n}", 1999, number=n) for n in range(60))
    assert not any(design_of(film).mirrored for film in films)
    assert any(design_of(DRAMA._replace(title=f"Film {n}")).mirrored for n in range(9))


def test_no_two_films_of_the_sample_are_drawn_alike():
    signs = [design_of(film).sign for film in numbered(sample_facts())]
    assert len(signs) == len(set(signs)) > 2000


def test_no_two_of_ten_thousand_films_are_drawn_alike_by_their_numbers():
    signs = Counter(design_of(film).sign for film in numbered(ten_thousand()))
    assert [sign for sign, films in signs.items() if films > 1] == []


ORDERS = {
    "default": lambda films: films,
    "title": lambda films: sorted(films, key=lambda film: film.title),
    "newest": lambda films: sorted(films, key=lambda film: -(film.year or 0)),
    "thrillers": lambda films: [film for film in films if "Thriller" in film.genres],
    "1999": lambda films: [film for film in films if film.year == 1999],
    "no genre": lambda films: [film for film in films if not film.genres],
    "director": lambda films: sorted(films, key=lambda film: film.director),
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_no_neighbours_on_a_page_of_films_are_alike(order):
    """Beside and above each other, in as many columns as the grid beside the filters has."""
    designs = [design_of(film) for film in order(numbered(sample_facts()))]
    assert len(designs) > 20
    for start in range(0, len(designs), 24):
        page = designs[start : start + 24]
        assert not any(alike(left, right) for left, right in pairwise(page))
        for columns in range(2, 7):
            above = zip(page, page[columns:], strict=False)
            assert not any(alike(upper, lower) for upper, lower in above)


def test_films_of_one_shelf_walk_through_all_pairs_of_composition_and_inks():
    films = [DRAMA._replace(title=f"Film {n}", number=n) for n in range(252)]
    assert len({shelf_of(film) for film in films}) == 1
    assert len({(d.composition, d.inks) for d in map(design_of, films)}) == 252
