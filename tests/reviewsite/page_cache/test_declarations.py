"""Every kept page changes its versions whenever what it shows changes."""

import datetime
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError
from django.db.models.functions import Concat, Right
from django.urls import get_resolver, resolve
from django.urls.resolvers import URLPattern
from django.utils import timezone

from films.models import Film
from freshness import freshness_of
from freshness.versions import SEEN
from lists.models import FilmList
from reviews.models import DoubleBill, Rating, Review, TasteLine
from reviewsite.page_cache.watched import INDEPENDENT, WATCHES
from tests.factories import make_film, make_user

OURS = ("films", "lists", "accounts", "reviews", "moderation")
# Pages are asked for under these values of their addresses; some under two.
ARGUMENTS = {
    "film_detail": [{"slug": "escape-2024"}, {"slug": "return-2024"}],
    "review_detail": ["member", "editorial"],
    "sitemap": [{"section": name} for name in ("pages", "films", "people", "reviews", "lists")],
    "list_detail": ["list"],
    "member_lists": [{"username": "ines"}, {"username": "tomas"}],
}
VALUES = {"username": "ines", "pk": "member"}
SLUGS = {
    "person_detail": "lee-je-hoon",
    "genre_detail": "thriller",
    "country_detail": "south-korea",
}


@dataclass(frozen=True)
class KeptPage:
    address: str
    keys: frozenset[str]


@pytest.fixture
def pages(house, client) -> list[KeptPage]:
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
            found.append(KeptPage(address, keys_of(address) | keys_added(client, address)))
    return found


def key_of(kind: str) -> int:
    if kind == "list":
        return FilmList.objects.get(title="At night").pk
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


def keys_of(address: str) -> frozenset[str]:
    match = resolve(address)
    declared = freshness_of(match.func)
    keys = {key.format(**match.kwargs) for key in declared.keys}
    return frozenset(keys | set(declared.also(**match.kwargs) if declared.also else ()))


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


class Change:
    """One column of one model in every row, or one row taken away.

    Which row is settled beforehand: after other changes it is still that one, or gone already.
    """

    def __init__(self, model: type[models.Model], field: models.Field | None):
        self.model, self.field = model, field
        self.last = model._base_manager.order_by("pk").last()

    def __str__(self) -> str:
        what = self.field.name if self.field else "a deleted row"
        return f"{self.model._meta.label}: {what}"

    def make(self) -> bool:
        """Whether the database allows it."""
        try:
            with transaction.atomic():
                self._make()
        except (IntegrityError, ProtectedError):
            return False
        return True

    def _make(self) -> None:
        if self.field is None:
            self.model._base_manager.filter(pk=self.last.pk).delete()
            return
        rows = self.model._base_manager.order_by("pk")
        value = rows.values_list(self.field.attname, flat=True).first()
        rows.order_by().update(**{self.field.attname: another(self.field, value)})


def another(field: models.Field, value):
    """Another value for the whole column, made from the first row's where the type asks for it."""
    for kind, make in OTHERS:
        if kind is None and field.choices:
            return next(choice for choice, _label in field.flatchoices if choice != value)
        if kind is not None and isinstance(field, kind):
            return make(field, value)
    kept = min(8, (field.max_length or 9) - 1)
    return Concat(Right(field.attname, kept), models.Value("x"), output_field=models.CharField())


def another_row(field: models.ForeignKey, value):
    others = field.related_model._base_manager.exclude(pk=value)
    return others.order_by("-pk").values_list("pk", flat=True).first()


def one_more(field: models.Field, value):
    return 3 if value is None else models.F(field.attname) + 1


OTHERS = (
    (models.ForeignKey, another_row),
    (None, None),
    (models.BooleanField, lambda field, value: not value),
    (models.DateTimeField, lambda field, value: timezone.now() + datetime.timedelta(days=400)),
    (models.DateField, lambda field, value: datetime.date(2024, 1, 1)),
    ((models.IntegerField, models.DecimalField), one_more),
    (models.JSONField, lambda field, value: []),
)


def every_change() -> list[Change]:
    changes = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in OURS or model.__name__.startswith("Historical"):
            continue
        if model._meta.proxy or not model._base_manager.exists():
            continue
        changes.append(Change(model, None))
        changes += [
            Change(model, field)
            for field in model._meta.concrete_fields
            if not field.primary_key and type(field).__name__ != "PartialDateField"
        ]
    return changes


def test_every_kept_page_changes_its_versions_with_what_it_shows(client, pages):
    assert len(pages) > 20
    shown = {page: client.get(page.address) for page in pages}
    assert {response.status_code for response in shown.values()} == {200}
    unnoticed: dict[KeptPage, list[Change]] = {page: [] for page in pages}
    for change in every_change():
        before, point = versions_now(), transaction.savepoint()
        possible, changed = change.make(), changed_keys(before)
        transaction.savepoint_rollback(point)
        for page in pages:
            if possible and "site" not in changed and not changed & page.keys:
                unnoticed[page].append(change)
    wrong = []
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
    assert changed_keys(before) >= {"member:ines", "lists", "films"}


def test_a_film_shown_again_changes_the_pages_of_members_who_rated_or_paired_it(db):
    film, other = make_film(is_public=False), make_film("Return")
    rater, watcher, pairer = (make_user(name) for name in ("ines", "tomas", "jonas"))
    Rating.objects.create(user=rater, film=film, value=7)
    TasteLine.objects.create(user=watcher, film=film, kind="longest", films=7)
    DoubleBill.objects.create(first=other, second=film, author=pairer, reason="They answer.")
    before = versions_now()
    Film.objects.filter(pk=film.pk).update(is_public=True)
    assert changed_keys(before) >= {"member:ines", "member:tomas", "member:jonas"}


def test_every_model_changes_pages_or_is_declared_independent_of_them():
    watched = {watch.watched_model for watch in WATCHES}
    independent = {apps.get_model(label) for label in INDEPENDENT}
    ours = {
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OURS
        and not model._meta.proxy
        and not model.__name__.startswith("Historical")
        and not model._meta.label.startswith("accounts.User_")
    }
    assert ours == watched | independent
    assert not watched & independent


def test_every_key_that_a_page_declares_is_changed_by_something(pages):
    beginnings = {select.split("'")[1] for watch in WATCHES for select in watch.keys}
    for page in pages:
        for key in page.keys:
            kind = key.partition(":")[0] + (":" if ":" in key else "")
            assert kind in beginnings, key
