"""Writing lists: begun, edited, filled, without JavaScript."""

import re
from html import unescape

import pytest
from django.urls import reverse

from films.search import index_film
from lists.models import FilmList
from lists.services import MAX_LISTS, remove_film, save_list
from lists.views.quotas import LIST_POSTS, NEWCOMER_LISTS
from tests.factories import make_film, make_list, make_user

pytestmark = pytest.mark.django_db
NEW = "/lists/new/"


@pytest.fixture
def member(client):
    member = make_user("ines")
    client.force_login(member)
    return member


@pytest.fixture
def film_list(member):
    return make_list(make_film("Alpha"), make_film("Beta"), author=member, title="Doors")


def editor(film_list) -> str:
    return reverse("list_edit", args=[film_list.pk])


def values_of(html: str) -> dict[str, str]:
    """What a browser would send if nothing was typed."""
    form = html[html.index(' action="/lists/') : html.rindex("</form>")]
    found = {}
    for tag in re.findall(r"<input [^>]*>", form):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        is_box = attributes["type"] == "checkbox"
        if not is_box or " checked" in tag:
            found[attributes["name"]] = unescape(attributes.get("value", "on" if is_box else ""))
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = unescape(text).lstrip()
    return found


def edit(client, film_list, **typed):
    return client.post(editor(film_list), values_of(client.get(editor(film_list)).text) | typed)


def titles(film_list) -> list[str]:
    return list(film_list.listed.values_list("film__title", flat=True))


def test_a_list_is_begun_with_a_film_and_goes_on_in_its_editor(client, member):
    film = make_film()
    page = client.get(f"{NEW}?film={film.slug}").text
    assert "The first film on it." in page
    typed = {"title": "Doors", "reason": "They open.", "is_public": "on"}
    answer = client.post(f"{NEW}?film={film.slug}", typed)
    made = FilmList.objects.get()
    assert answer.url == editor(made)
    assert (made.author, made.title, made.reason, made.is_public) == (
        member, "Doors", "They open.", True,
    )  # fmt: skip
    assert titles(made) == ["Escape"]


def test_twenty_equal_posts_are_one_list(client, member, settings):
    settings.RATE_LIMITS = True
    addresses = {client.post(NEW, {"title": "Doors"}).url for _time in range(20)}
    assert addresses == {editor(FilmList.objects.get())}


def test_a_list_without_a_title_keeps_what_was_typed(client, member):
    answer = client.post(NEW, {"reason": "They open."})
    assert answer.status_code == 422
    assert "They open." in answer.text
    assert not FilmList.objects.exists()


@pytest.mark.parametrize("typed", ["\x00", "x" * 121, " "])
def test_a_title_that_cannot_stand_is_refused(client, member, typed):
    answer = client.post(NEW, {"title": f"{typed}", "reason": "Kept."})
    assert answer.status_code == 422
    assert "Kept." in answer.text


def test_beyond_the_quota_or_a_hundred_lists_nothing_is_begun(client, member, settings):
    settings.RATE_LIMITS = True
    for number in range(NEWCOMER_LISTS.times):
        client.post(NEW, {"title": f"List {number}"})
    answer = client.post(NEW, {"title": "One more", "reason": "Kept."})
    assert (answer.status_code, "Kept." in answer.text) == (429, True)
    assert int(answer["Retry-After"]) > 0
    FilmList.objects.bulk_create(FilmList(author=member, title=f"{n}", is_public=False)
                                 for n in range(MAX_LISTS))  # fmt: skip
    answer = client.post(NEW, {"title": "One more", "reason": "Kept."})
    assert (answer.status_code, "Kept." in answer.text) == (422, True)


def test_an_editor_that_is_sent_as_it_is_changes_nothing(client, film_list):
    before = list(film_list.listed.values()), FilmList.objects.values().get()
    for _time in range(20):
        assert edit(client, film_list).url == film_list.get_absolute_url()
    assert (list(film_list.listed.values()), FilmList.objects.values().get()) == before


def test_words_places_notes_and_what_is_taken_off_are_stored(client, film_list):
    alpha, beta = film_list.listed.all()
    typed = {f"place-{alpha.pk}": "2", f"note-{alpha.pk}": "Two\r\nlines", "title": "Windows"}
    edit(client, film_list, **typed)
    assert titles(film_list) == ["Beta", "Alpha"]
    assert film_list.listed.get(pk=alpha.pk).note == "Two\nlines"
    assert FilmList.objects.get().title == "Windows"
    edit(client, film_list, **{f"off-{beta.pk}": "on"})
    assert titles(film_list) == ["Alpha"]


def test_a_button_moves_a_film_by_one_place_and_stores_what_was_typed(client, film_list):
    first, second = film_list.listed.order_by("position")
    before = titles(film_list)
    answer = edit(client, film_list, move=f"down-{first.pk}", **{f"note-{second.pk}": "Kept."})
    assert answer["Location"].endswith(f"?moved=down-{first.pk}")
    assert titles(film_list) == before[::-1]
    second.refresh_from_db()
    assert second.note == "Kept."
    edit(client, film_list, move=f"up-{first.pk}")
    assert titles(film_list) == before


@pytest.mark.parametrize("pressed", ["up-{first}", "down-{last}", "up-4711", "sideways-{last}", ""])
def test_a_button_that_moves_nothing_changes_no_order(client, film_list, pressed):
    first, last = film_list.listed.order_by("position")
    before = titles(film_list)
    edit(client, film_list, move=pressed.format(first=first.pk, last=last.pk))
    assert titles(film_list) == before


def test_a_list_is_kept_for_oneself_by_taking_the_mark_away(client, film_list):
    values = values_of(client.get(editor(film_list)).text)
    del values["is_public"]
    client.post(editor(film_list), values)
    assert not FilmList.objects.get().is_public


def test_an_error_keeps_everything_typed_and_stores_nothing(client, film_list):
    alpha, beta = film_list.listed.all()
    typed = {f"note-{alpha.pk}": "x" * 501, f"note-{beta.pk}": "Kept.", f"place-{beta.pk}": "0"}
    answer = edit(client, film_list, title="Windows", **typed)
    assert answer.status_code == 422
    assert "2 things need your attention" in answer.text
    assert "A number from 1 to 200." in answer.text
    kept = values_of(answer.text)
    assert (kept["title"], kept[f"note-{beta.pk}"]) == ("Windows", "Kept.")
    assert kept["initial-title"] == "Doors"
    assert FilmList.objects.get().title == "Doors"


def test_two_windows_store_what_was_typed_in_each(client, film_list):
    alpha, beta = film_list.listed.all()
    first = values_of(client.get(editor(film_list)).text)
    second = dict(first)
    client.post(editor(film_list), first | {"title": "Windows", f"note-{alpha.pk}": "First"})
    client.post(editor(film_list), second | {"reason": "Second", f"note-{beta.pk}": "Second"})
    stored = FilmList.objects.get()
    assert (stored.title, stored.reason) == ("Windows", "Second")
    assert list(film_list.listed.values_list("note", flat=True)) == ["First", "Second"]


def test_a_note_on_a_film_that_another_window_took_off_is_given_back(client, film_list):
    alpha = film_list.listed.first()
    values = values_of(client.get(editor(film_list)).text)
    remove_film(film_list=film_list, film=alpha.film)
    answer = client.post(
        editor(film_list), values | {f"note-{alpha.pk}": "Words of mine"}, follow=True
    )
    assert "Words of mine" in answer.text
    assert titles(film_list) == ["Beta"]


def test_a_film_is_found_by_its_title_and_added_without_losing_what_was_typed(client, film_list):
    film = make_film("Gamma")
    index_film(film)
    answer = edit(client, film_list, find="1", sought="gamm", title="Windows")
    assert answer.url == f"{editor(film_list)}?find=gamm#add"
    page = client.get(answer.url).text
    assert 'name="add" value="gamma-2024"' in page
    assert FilmList.objects.get().title == "Windows"
    answer = edit(client, film_list, add="gamma-2024", sought="gamm", reason="More.")
    assert answer.url == f"{editor(film_list)}#add"
    assert titles(film_list) == ["Alpha", "Beta", "Gamma"]
    assert FilmList.objects.get().reason == "More."
    assert "On the list" in client.get(f"{editor(film_list)}?find=gamma").text
    assert "No film here is called so" in client.get(f"{editor(film_list)}?find=zzqx").text


def test_a_full_list_says_so_and_keeps_what_was_typed(client, film_list, monkeypatch):
    monkeypatch.setattr("lists.services.films.MAX_FILMS_ON_LIST", 2)
    make_film("Gamma")
    answer = edit(client, film_list, add="gamma-2024", title="Windows")
    assert answer.status_code == 422
    assert "Take one off first." in answer.text
    assert values_of(answer.text)["title"] == "Windows"
    assert FilmList.objects.get().title == "Doors"


def test_films_in_preparation_cannot_be_added_nor_begun_with(client, film_list):
    make_film("Later", is_public=False)
    assert edit(client, film_list, add="later-2024").status_code == 404
    assert client.get(f"{NEW}?film=later-2024").status_code == 404


def test_places_are_those_among_all_films_of_the_list(client, member):
    hidden = make_film("In preparation", is_public=False)
    film_list = make_list(make_film("Alpha"), hidden, make_film("Beta"), author=member)
    page = client.get(editor(film_list)).text
    assert "In preparation" not in page
    beta = film_list.listed.get(film__title="Beta")
    assert values_of(page)[f"place-{beta.pk}"] == "3"
    edit(client, film_list, **{f"place-{beta.pk}": "1"})
    assert titles(film_list) == ["Beta", "Alpha", "In preparation"]


def test_the_list_of_somebody_else_is_no_page_to_edit(client, film_list):
    client.force_login(make_user())
    for name in ("list_edit", "list_delete"):
        address = reverse(name, args=[film_list.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {"title": "Mine"}).status_code == 404
    assert FilmList.objects.get().title == "Doors"


def test_a_hidden_list_cannot_be_edited(client, film_list):
    FilmList.objects.update(is_hidden=True)
    assert client.get(editor(film_list)).status_code == 404


def test_who_was_signed_out_gets_title_reason_and_notes_back(client, film_list):
    alpha, beta = film_list.listed.all()
    values = values_of(client.get(editor(film_list)).text)
    client.logout()
    answer = client.post(editor(film_list), values | {f"note-{alpha.pk}": "Words of mine"})
    assert answer.status_code == 403
    assert "Words of mine" in answer.text
    assert "Note at place 1" in answer.text
    assert beta.note not in answer.text
    assert client.get(NEW).url.startswith("/account/login/")


def test_more_posts_than_anybody_types_are_refused_and_kept(client, film_list, settings):
    settings.RATE_LIMITS = True
    # Twice as many: a new window may begin in between.
    answers = (edit(client, film_list, title="Windows") for _ in range(2 * LIST_POSTS.times + 1))
    answer = next(one for one in answers if one.status_code == 429)
    assert values_of(answer.text)["title"] == "Windows"
    assert int(answer["Retry-After"]) <= 60


def test_the_editor_takes_few_queries_however_long_the_list(
    client, member, django_assert_max_num_queries
):
    film_list = make_list(*(make_film(f"Film {n}") for n in range(12)), author=member)
    with django_assert_max_num_queries(6):
        client.get(editor(film_list))
    with django_assert_max_num_queries(10):
        client.get(f"{editor(film_list)}?find=film")


def test_a_list_saved_elsewhere_meanwhile_shows_in_the_next_editor(client, film_list):
    save_list(film_list=film_list, title="Windows")
    assert values_of(client.get(editor(film_list)).text)["title"] == "Windows"
