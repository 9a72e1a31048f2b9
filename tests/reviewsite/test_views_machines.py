import datetime
import re
import threading

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from reviewsite import health
from reviewsite.views.machines import OFFLINE_FILES
from tests.browser import Forger
from tests.factories import make_user


@pytest.fixture(autouse=True)
def no_earlier_look(monkeypatch):
    monkeypatch.setattr(health, "_probe", None)


def test_robots_are_led_to_the_sitemap(client, settings):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_security_txt_holds_for_more_than_a_month(client):
    text = client.get("/.well-known/security.txt").content.decode()
    expires = datetime.date.fromisoformat(re.search(r"Expires: (\d{4}-\d\d-\d\d)", text)[1])
    assert expires > datetime.date.today() + datetime.timedelta(days=30)


def test_the_manifest_carries_the_sites_name(client, settings):
    assert client.get("/manifest.webmanifest").json()["name"] == settings.SITE_NAME


def test_the_site_can_be_put_on_a_phone_like_an_app(client):
    manifest = client.get("/manifest.webmanifest").json()
    assert (manifest["display"], manifest["start_url"]) == ("standalone", "/")
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}


def test_the_page_for_a_site_that_is_away_stands_alone(client):
    html = client.get("/offline/").text
    asked_for = set(re.findall(r'(?:href|src)="(/[^"]+)"', html))
    assert asked_for == {*OFFLINE_FILES}
    answer = client.get("/service-worker.js")
    assert "javascript" in answer["Content-Type"] and "no-cache" in answer["Cache-Control"]
    assert "//" not in answer.text  # its lines are joined
    assert all(f'"{file}"' in answer.text for file in ("/offline/", *OFFLINE_FILES))
    assert all(finders.find(file.removeprefix("/static/")) for file in OFFLINE_FILES)


@pytest.mark.django_db
def test_only_a_visitor_s_browser_fetches_pages_ahead_and_only_from_kept_ones(client):
    told = client.get("/about/")["Speculation-Rules"]
    rules = client.get(told.strip('"'))
    assert rules["Content-Type"] == "application/speculationrules+json"
    [rule] = rules.json()["prefetch"]
    assert rule["eagerness"] == "moderate"
    assert f"/{settings.ADMIN_PATH}*" in str(rule["where"])
    assert "Speculation-Rules" not in client.get("/search/?q=alien")
    assert "Speculation-Rules" not in client.get("/account/login/")
    client.force_login(make_user())
    assert "Speculation-Rules" not in client.get("/about/")


def test_the_favicon_is_found_where_browsers_guess(client):
    assert client.get("/favicon.ico").status_code == 301


def test_the_process_answers_without_its_database(client):
    response = client.get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_a_site_with_its_migrations_applied_is_ready(client):
    response = client.get("/readyz/")
    assert (response.status_code, response.content) == (200, b"ready\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "headers",
    [{"host": "10.0.0.7:8000"}, {"host": "evil.example"}, {"host": "foyer_web"}, {"host": ""},
     {"host": "a b"}, {"host": "films.example", "x-forwarded-proto": "http"}],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/healthz/", "/readyz/"])
@pytest.mark.parametrize("secure", [False, True])
def test_health_is_told_whatever_the_host_and_the_scheme(settings, headers, path, secure):
    settings.ALLOWED_HOSTS = ["films.example"]
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)/$"]
    asking = Forger(headers=headers)
    for answer in (asking.get(path, secure=secure), asking.head(path, secure=secure)):
        assert answer.status_code == 200
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert asking.post(path, secure=secure).status_code == 405
    if headers["host"] != "films.example":
        assert asking.get("/about/", secure=secure).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_a_site_that_lacks_a_migration_is_not_ready(client):
    recorder = MigrationRecorder(connection)
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("films")
    recorder.record_unapplied(*newest)
    assert client.get("/readyz/").status_code == 503
    recorder.record_applied(*newest)
    assert client.get("/readyz/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_site_whose_database_fails_is_not_ready_and_says_no_more(client, monkeypatch):
    def refuse(connection):
        raise DatabaseError("disk I/O error at /secret/path")

    monkeypatch.setattr(health, "MigrationExecutor", refuse)
    response = client.get("/readyz/")
    assert (response.status_code, response.content) == (503, b"not ready\n")


@pytest.mark.django_db(transaction=True)
def test_a_database_that_never_answers_is_not_waited_for(client, monkeypatch):
    answered = threading.Event()
    monkeypatch.setattr(health, "database_can_write", lambda: answered.wait(timeout=60))
    assert client.get("/readyz/").status_code == 503
    assert not answered.is_set()
    answered.set()
    health._probe.join()
    assert client.get("/readyz/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_who_asks_again_at_once_gets_the_same_yes_without_another_look(client, monkeypatch):
    looks = []
    monkeypatch.setattr(health, "database_can_write", lambda: looks.append(1) or True)
    assert [client.get("/readyz/").status_code for _ in range(5)] == [200] * 5
    assert len(looks) == 1


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_not_ready(client, monkeypatch):
    class Disk:
        free, total = 1, 100

    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: Disk)
    assert client.get("/readyz/").status_code == 503


@pytest.mark.parametrize("path", ["/about/", "/rules/", "/how-reviews-work/", "/privacy/"])
def test_the_houses_pages_ask_the_database_nothing(client, db, django_assert_num_queries, path):
    with django_assert_num_queries(0):
        assert client.get(path).status_code == 200


def test_no_public_page_may_load_or_run_anything_from_elsewhere(client):
    policy = client.get("/about/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert "*" not in policy


def test_an_unknown_host_is_refused(client):
    response = client.get("/about/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "made no sense" in response.content.decode()


def test_an_expired_form_gives_the_typed_text_back(client, db):
    response = Forger().post(
        "/account/login/", {"login": "a long <name>", "password": "very secret"}
    )
    assert response.status_code == 403
    text = response.content.decode()
    assert "a long &lt;name&gt;" in text
    assert "very secret" not in text
