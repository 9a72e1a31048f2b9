"""Figures for Prometheus: for who knows the token, from all processes, without a name."""

import http.client
from dataclasses import replace

import pytest

from reviewsite import engines
from tests.endurance.site import Site, stop
from tests.reviewsite.test_settings import read

pytestmark = pytest.mark.site

TOKEN = "0123456789abcdef" * 2


@pytest.fixture
def site(tmp_path, place_migrated, place_collected) -> Site:
    site = Site(tmp_path / "site", {"METRICS_TOKEN": TOKEN})
    site.folder.mkdir()
    place_migrated(site.database)
    place_collected(site.folder)
    site.fill()
    return site


def ask(site: Site, authorization: str = "") -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    headers = {"Authorization": authorization} if authorization else {}
    connection.request("GET", "/metrics/", headers=headers)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, response.headers.get("Cache-Control", ""), text


def figures(site: Site) -> dict[str, float]:
    status, cache_control, text = ask(site, f"Bearer {TOKEN}")
    assert status == 200 and "no-store" in cache_control
    lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _space, value in lines}


def test_two_processes_tell_the_sum_of_both_and_no_name(site):
    site.python("manage.py", "backup", str(site.folder.with_name("backups")))
    first, second = site.start(), None
    other = replace(site)
    try:
        second = other.start()
        film = f"/films/{site.film}/"
        for each in (site, other):
            for _time in range(2):
                assert each.get(film).status == 200
        assert site.get("/users/writer0/", member=0).status == 200
        site.get("/films/missing/")
        found = figures(other)
        assert found['foyer_kept_pages_total{result="made"}'] >= 2
        assert found['foyer_kept_pages_total{result="found"}'] == 2
        assert found['foyer_answers_total{status="2xx",view="film_detail"}'] == 2
        assert found['foyer_answers_total{status="4xx",view="film_detail"}'] == 1
        assert found['foyer_answer_seconds_count{view="film_detail"}'] == 3
        assert found['foyer_tasks{state="failed"}'] == 0
        assert found['foyer_tasks{state="waiting"}'] >= 0
        assert found['foyer_moderation{kind="held_comments"}'] == 0
        assert found['foyer_moderation{kind="open_reports"}'] == 0
        assert found['foyer_last_good_run_timestamp_seconds{task="backup"}'] > 1e9
        for name in ("writer0", site.film, "127.0.0.1"):
            assert not [figure for figure in found if name in figure]
        for wrong in ("", TOKEN, "Bearer", f"Bearer {TOKEN}x", f"Basic {TOKEN}"):
            status, _cache, text = ask(site, wrong)
            assert status == 404 and "foyer_" not in text
    finally:
        for server in filter(None, (first, second)):
            stop(server)


@pytest.mark.django_db
def test_without_a_token_there_is_no_such_page_and_nothing_counts(client, settings):
    assert not settings.METRICS_TOKEN
    assert client.get("/metrics/", headers={"Authorization": "Bearer "}).status_code == 404
    assert not [name for name in settings.MIDDLEWARE if "metrics" in name]


def test_a_short_token_and_a_missing_package_are_refused_at_the_start(monkeypatch):
    done = read("settings.METRICS_TOKEN", SECRET_KEY="x", METRICS_TOKEN="guess me")
    assert done.returncode != 0 and "shorter than 32" in done.stderr
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with pytest.raises(engines.ImproperlyConfigured, match="prometheus_client"):
        engines.needs_driver("METRICS_TOKEN", "Prometheus", "prometheus_client")
