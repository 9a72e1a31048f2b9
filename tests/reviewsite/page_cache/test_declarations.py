"""Every kept page changes its versions whenever what it shows changes."""

from collections import defaultdict
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.urls import get_resolver, resolve
from django.urls.resolvers import URLPattern

from accounts.models import User
from films.models import Credit, Film, Still
from freshness import freshness_of
from freshness.versions import SEEN
from lists.models import FilmList
from reviews.models import DoubleBill, Rating, Review, ReviewAuthor, TasteLine
from reviewsite.page_cache import PageCache
from reviewsite.page_cache.watched import INDEPENDENT, WATCHES
from reviewsite.sitemaps import SITEMAPS
from tests.factories import make_article, make_credit, make_film, make_person, make_user
from tests.reviewsite.page_cache.changes import (
    ALL,
    FIRST,
    Change,
    Extent,
    every_change,
    models_of_ours,
)

# Pages are asked for under these values of their addresses; some under several.
ARGUMENTS = {
    "film_detail": [{"slug": f"{title}-2024"} for title in ("escape", "return", "stay")],
    "review_detail": ["member", "editorial"],
    "film_still": ["still"],
    "sitemap": [{"section": name} for name in ("pages", "films", "people", "reviews", "lists")],
    "list_detail": ["list"],
    "member_detail": [{"username": name} for name in ("ines", "tomas", "jonas", "maria")],
    "member_feed": [{"username": "ines"}, {"username": "jonas"}],
    "member_lists": [{"username": "ines"}, {"username": "tomas"}],
}
VALUES = {"username": "ines", "pk": "member"}
SLUGS = {
    "person_detail": "lee-je-hoon",
    "genre_detail": "thriller",
    "country_detail": "south-korea",
}
# They say what a member may do, which is asked at each request.
RIGHTS = ("accounts.User_groups", "accounts.User_user_permissions")
# Once, on SQLite, beside the tests of a whole site.
LONG = [pytest.mark.site, pytest.mark.skipif(connection.vendor != "sqlite", reason="takes minutes")]


@dataclass(frozen=True)
class KeptPage:
    address: str
    keys: frozenset[str]


@pytest.fixture
def pages(house, client, versions) -> list[KeptPage]:
    """Every page that declares what it depends on, under an address that exists."""
    found = []
    for route, name in declared_routes():
        for given in ARGUMENTS.get(name, [{}]):
            values = {"pk": given} if isinstance(given, str) else given
            address = "/" + route
            for argument in ("slug", "username", "pk", "section"):
                value = values.get(argument, VALUES.get(argument, SLUGS.get(name, "escape-2024")))
                if argument == "pk":
                    value = str(key_of(value))
                address = address.replace(f"<slug:{argument}>", value)
                address = address.replace(f"<int:{argument}>", value)
                address = address.replace(f"<{argument}>", value)
            if name == "sitemap":
                # The page on which the newest records stand.
                address += f"?p={SITEMAPS[values['section']]().paginator.num_pages}"
            found.append(
                KeptPage(address, keys_of(address, versions) | keys_added(client, address))
            )
    return found


def key_of(kind: str) -> int:
    if kind == "list":
        return FilmList.objects.get(title="At night").pk
    if kind == "still":
        return Still.objects.get(film__slug="escape-2024").pk
    return Review.objects.get(film__slug="escape-2024", kind=kind).pk


def declared_routes() -> list[tuple[str, str]]:
    routes = []
    for pattern in get_resolver().url_patterns:
        inner = pattern.url_patterns if hasattr(pattern, "url_patterns") else [pattern]
        routes += [
            (str(one.pattern), one.name)
            for one in inner
            if isinstance(one, URLPattern) and freshness_of(one.callback)
        ]
    return routes


def keys_of(address: str, versions) -> frozenset[str]:
    match = resolve(address.partition("?")[0])
    declared = freshness_of(match.func)
    keys = PageCache(None, limit=0, versions=versions).keys(declared, match.kwargs)
    return frozenset([*keys, *(declared.also(**match.kwargs) if declared.also else ())])


def keys_added(client, address: str) -> set[str]:
    """What the view says that it shows, too, while it makes the page."""
    added: dict[str, int] = {}
    assert client.get(address, **{SEEN: added}).status_code == 200
    return set(added)


def versions_now() -> dict[str, int]:
    if connection.vendor == "postgresql":
        connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, version FROM page_version")
        return dict(cursor.fetchall())


def changed_keys(before: dict[str, int]) -> set[str]:
    return {key for key, version in versions_now().items() if before.get(key) != version}


def test_every_table_of_ours_has_a_row_in_the_house(house):
    empty = [m._meta.label for m in models_of_ours() if not m._base_manager.exists()]
    assert not empty, ", ".join(empty)


@pytest.mark.parametrize("extent", [FIRST, pytest.param(ALL, marks=LONG)])
def test_every_kept_page_changes_its_versions_with_what_it_shows(client, pages, extent: Extent):
    assert len(pages) > 20
    shown = {page: client.get(page.address) for page in pages}
    assert {response.status_code for response in shown.values()} == {200}
    rounds: dict[object, dict[KeptPage, list[Change]]]
    rounds = defaultdict(lambda: {page: [] for page in pages})
    for change in every_change(extent):
        before, point = versions_now(), transaction.savepoint()
        possible, changed = change.make(), changed_keys(before)
        transaction.savepoint_rollback(point)
        for page in pages:
            if possible and "site" not in changed and not changed & page.keys:
                rounds[change.round][page].append(change)
    wrong = []
    for unnoticed in rounds.values():
        for page in suspects(client, pages, shown, unnoticed):
            culprits = those_that_show(client, page, shown[page], unnoticed[page])
            wrong += [f"{page.address} shows {culprit}" for culprit in culprits]
    assert not wrong, "\n".join(wrong)


def suspects(client, pages, shown, unnoticed, made=frozenset()) -> list[KeptPage]:
    """The pages that look other after all changes that leave their versions, nearly always none.

    What leaves the versions of several pages is changed once for them, then the rest for each half.
    """
    common = frozenset.intersection(*(frozenset(unnoticed[page]) for page in pages)) - made
    point = transaction.savepoint()
    for change in unnoticed[pages[0]]:
        if change in common:
            change.make()
    if len(pages) == 1:
        found = pages if looks_other(client, pages[0], shown[pages[0]]) else []
    else:
        middle, made = len(pages) // 2, made | common
        halves = (pages[:middle], pages[middle:])
        found = [page for half in halves for page in suspects(client, half, shown, unnoticed, made)]
    transaction.savepoint_rollback(point)
    return found


def those_that_show(client, page: KeptPage, shown, changes: list[Change]) -> list[Change]:
    """The changes that the page shows, found by halving."""
    if not looks_other_after(client, page, shown, changes):
        return []
    if len(changes) == 1:
        return changes
    middle = len(changes) // 2
    return [
        culprit
        for half in (changes[:middle], changes[middle:])
        for culprit in those_that_show(client, page, shown, half)
    ]


def looks_other_after(client, page: KeptPage, shown, changes: list[Change]) -> bool:
    point = transaction.savepoint()
    for change in changes:
        change.make()
    found = looks_other(client, page, shown)
    transaction.savepoint_rollback(point)
    return found


def looks_other(client, page: KeptPage, shown) -> bool:
    response = client.get(page.address)
    return (response.status_code, response.content) != (shown.status_code, shown.content)


def test_a_film_changes_the_pages_of_members_who_have_it_on_a_list(house):
    before = versions_now()
    Film.objects.filter(title="On a list alone").update(title="On more lists")
    ines = User.objects.get(username="ines")
    assert changed_keys(before) >= {f"member:{ines.pk}", "lists", "films"}


def test_a_film_shown_again_changes_the_pages_of_members_who_rated_or_paired_it(db):
    film, other = make_film(is_public=False), make_film("Return")
    members = [rater, watcher, pairer] = [make_user(name) for name in ("ines", "tomas", "jonas")]
    Rating.objects.create(user=rater, film=film, value=7)
    TasteLine.objects.create(user=watcher, film=film, kind="longest", films=7)
    DoubleBill.objects.create(first=other, second=film, author=pairer, reason="They answer.")
    before = versions_now()
    Film.objects.filter(pk=film.pk).update(is_public=True)
    assert changed_keys(before) >= {f"member:{member.pk}" for member in members}


def test_a_credit_changes_the_pages_of_films_by_the_same_people(versions):
    person, other = make_person(), make_film("Return")
    make_credit(make_film(), person)
    credit = make_credit(make_film("Stay"), person)
    before = versions_now()
    Credit.objects.filter(pk=credit.pk).update(film=other)
    assert "films" in changed_keys(before) & keys_of("/films/escape-2024/", versions)


def test_a_further_author_put_in_anothers_place_changes_the_pages_of_both(db):
    first, second = make_user("ines"), make_user("tomas")
    ReviewAuthor.objects.create(review=make_article(), user=first)
    before = versions_now()
    ReviewAuthor.objects.update(user=second)
    assert changed_keys(before) >= {f"member:{member.pk}" for member in (first, second)}


def test_every_model_changes_pages_or_is_declared_independent_of_them():
    watched = {watch.watched_model for watch in WATCHES}
    independent = {apps.get_model(label) for label in INDEPENDENT}
    ours = {model for model in models_of_ours() if model._meta.label not in RIGHTS}
    assert ours == watched | independent
    assert not watched & independent


def test_every_key_that_a_page_declares_is_changed_by_something(pages):
    beginnings = {select.split("'")[1] for watch in WATCHES for select in watch.keys}
    for page in pages:
        for key in page.keys:
            kind = key.partition(":")[0] + (":" if ":" in key else "")
            assert kind in beginnings, key
