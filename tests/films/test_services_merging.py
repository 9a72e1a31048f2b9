"""What becomes of the record that is dropped."""

import pytest

from films.models import Credit, ExternalLink, Film, Person, Picture, Plot, RetiredSlug
from films.partial_dates import PartialDate
from films.search import search_films, search_people
from films.services import CannotMerge, merge_films, merge_people
from reviews.models import CastPlacement, RelatedFilm, WatchlistEntry
from reviews.services import add_to_watchlist
from tests.factories import (
    make_article,
    make_credit,
    make_film,
    make_list,
    make_person,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_merged_persons_credits_and_spellings_move():
    kept, dropped = make_person("Hong Xa-bin"), make_person("Hong Sa Bin", names=("홍사빈",))
    film = make_film()
    make_credit(film, dropped, "directing")
    merge_people(kept=kept, dropped=dropped)
    assert list(Person.objects.all()) == [kept]
    assert {name.name for name in kept.names.all()} == {"Hong Sa Bin", "홍사빈"}
    assert Credit.objects.get().person == kept
    film.refresh_from_db()
    assert film.directors == "Hong Xa-bin"
    for words in ("Hong Sa Bin", "홍사빈", "hong xa bin"):
        assert [found.person for found in search_people(words)] == [kept]


def test_a_merged_persons_address_and_earlier_addresses_lead_to_the_kept_one():
    first, second, third = make_person("A Name"), make_person("B Name"), make_person("C Name")
    merge_people(kept=second, dropped=first)
    merge_people(kept=third, dropped=second)
    found = RetiredSlug.objects.values_list("slug", "person")
    assert set(found) == {("a-name", third.pk), ("b-name", third.pk)}


def test_the_same_credit_of_two_merged_people_stands_once():
    kept, dropped, film = make_person("Esom"), make_person("Esom"), make_film()
    for person in (kept, dropped):
        make_credit(film, person, character_name="Radio host")
    make_credit(film, dropped, character_name="Voice")
    merge_people(kept=kept, dropped=dropped)
    assert sorted(Credit.objects.values_list("person", "character_name")) == [
        (kept.pk, "Radio host"),
        (kept.pk, "Voice"),
    ]


def test_a_credit_without_character_adds_nothing_to_one_that_has_it():
    kept, dropped, person = make_film("Escape"), make_film("Escape!"), make_person()
    make_credit(kept, person, character_name="Lim Kyu-nam")
    make_credit(dropped, person)
    make_credit(dropped, person, "writing")
    merge_films(kept=kept, dropped=dropped)
    found = kept.credits.values_list("department", "character_name")
    assert sorted(found) == [("cast", "Lim Kyu-nam"), ("writing", "")]


def test_the_kept_persons_facts_stay_and_the_missing_are_filled():
    kept = make_person("Esom", born="1990")
    dropped = make_person(
        "Esom", born="1991", birth_place="Busan", biography="A life.", biography_source_name="Us"
    )
    merge_people(kept=kept, dropped=dropped)
    kept.refresh_from_db()
    assert (kept.born.year, kept.birth_place) == (1990, "Busan")
    assert (kept.biography, kept.biography_source_name) == ("A life.", "Us")


def test_a_person_in_an_article_is_not_dropped_and_nothing_moves():
    kept, dropped = make_person("Esom"), make_person("Esom")
    make_credit(make_film(), dropped)
    CastPlacement.objects.create(review=make_article(), person=dropped)
    with pytest.raises(CannotMerge) as refusal:
        merge_people(kept=kept, dropped=dropped)
    assert len(refusal.value.records) == 1
    assert Credit.objects.get().person == dropped
    assert not RetiredSlug.objects.exists()


def test_nobody_is_merged_with_themselves():
    person, film = make_person(), make_film()
    with pytest.raises(CannotMerge):
        merge_people(kept=person, dropped=person)
    with pytest.raises(CannotMerge):
        merge_films(kept=film, dropped=film)


def test_all_that_is_said_of_a_merged_film_moves_and_what_is_equal_stands_once():
    kept = make_film("Escape", titles=("Run Away",))
    dropped = make_film("Talju", original_title="탈주", titles=("Run Away",), runtime_minutes=94)
    person = make_person()
    for film in (kept, dropped):
        make_credit(film, person)
        Plot.objects.create(film=film, body="The same text.", source_name="Us")
    make_credit(dropped, make_person("Dalpalan"), "music")
    Plot.objects.create(film=dropped, body="Another text.", source_name="Them")
    ExternalLink.objects.create(film=dropped, site="imdb", key="tt7")
    merge_films(kept=kept, dropped=dropped)
    kept = Film.objects.get()
    assert {title.title for title in kept.titles.all()} == {"Run Away", "Talju", "탈주"}
    assert (kept.runtime_minutes, kept.original_title) == (94, "탈주")
    assert (kept.credits.count(), kept.plots.count(), kept.links.count()) == (2, 2, 1)
    assert RetiredSlug.objects.get().film == kept
    assert [found.film for found in search_films("talju")] == [kept]


@pytest.mark.parametrize(
    ("own", "other", "taken"),
    [
        ("drawn", "uploaded", "other"),
        (None, "uploaded", "other"),
        ("uploaded", "uploaded", "own"),
        ("uploaded", "drawn", "own"),
        ("drawn", "drawn", "own"),
        ("drawn", None, "own"),
        (None, "drawn", None),
    ],
)
def test_an_uploaded_picture_goes_before_a_drawn_one_and_the_own_before_the_others(
    own, other, taken
):
    pictures = {"own": picture("own", own), "other": picture("other", other), None: None}
    films = [make_film("Escape", poster=pictures["own"]), make_film("!", poster=pictures["other"])]
    people = [make_person(portrait=pictures["own"]), make_person(portrait=pictures["other"])]
    merge_films(kept=films[0], dropped=films[1])
    merge_people(kept=people[0], dropped=people[1])
    assert Film.objects.get().poster == pictures[taken]
    assert Person.objects.get().portrait == pictures[taken]


def picture(base: str, made: str | None) -> Picture | None:
    if made is None:
        return None
    values = {"base": base, "width": 480, "height": 720, "is_drawn": made == "drawn"}
    return Picture.objects.create(shape="poster", source_name="Us", **values)


def test_a_merged_film_stays_on_watchlists_and_beside_articles_once():
    kept, dropped, both, one = make_film("Escape"), make_film("Escape!"), make_user(), make_user()
    for user, film in ((both, kept), (both, dropped), (one, dropped)):
        add_to_watchlist(user=user, film=film)
    article = make_article()
    for film in (kept, dropped):
        RelatedFilm.objects.create(review=article, film=film)
    other = RelatedFilm.objects.create(review=make_article(), film=dropped)
    merge_films(kept=kept, dropped=dropped)
    found = WatchlistEntry.objects.order_by("user").values_list("user", "film")
    assert list(found) == [(both.pk, kept.pk), (one.pk, kept.pk)]
    found = RelatedFilm.objects.order_by("pk").values_list("review", "film")
    assert list(found) == [(article.pk, kept.pk), (other.review_id, kept.pk)]


def test_a_film_that_a_member_wrote_about_is_not_dropped_and_nothing_moves():
    kept, dropped = make_film("Escape"), make_film("Escape!")
    make_credit(dropped)
    make_review(dropped)
    with pytest.raises(CannotMerge):
        merge_films(kept=kept, dropped=dropped)
    assert Film.objects.count() == 2
    assert kept.credits.count() == 0


def test_a_list_with_both_films_has_the_kept_one_once_and_another_list_gets_it():
    kept, dropped = make_film("Escape"), make_film("Escape!")
    both, other = make_list(kept, dropped), make_list(dropped)
    merge_films(kept=kept, dropped=dropped)
    for film_list, note in ((both, "Escape"), (other, "Escape!")):
        assert [(row.film, row.note) for row in film_list.listed.all()] == [(kept, note)]


def test_a_life_is_not_made_of_a_birth_and_a_death_that_exclude_each_other(db):
    make_person("Ana Ray", died="1900")
    make_person("Ana Rey", born="1950")
    kept, dropped = Person.objects.order_by("pk")
    merge_people(kept=kept, dropped=dropped)
    kept.refresh_from_db()
    assert (kept.born, kept.died) == (None, PartialDate(1900))
