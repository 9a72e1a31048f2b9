"""What DATABASE_URL, CACHE_URL and MEDIA_URL may say, and what is said about a wrong one."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from reviewsite import engines


def test_postgres_connections_are_pooled_and_checked():
    found = engines.database("postgres://foyer:pass%40word@db.example:5433/films")
    assert (found["NAME"], found["HOST"], found["PORT"]) == ("films", "db.example", 5433)
    assert found["PASSWORD"] == "pass@word"
    assert found["OPTIONS"]["pool"]["max_size"] == engines.THREADS
    assert found["CONN_HEALTH_CHECKS"] is True
    # Django refuses a pool beside connections of its own.
    assert found.get("CONN_MAX_AGE", 0) == 0


def test_options_in_the_address_come_before_ours():
    found = engines.database("postgres://a@db.example/films?connect_timeout=1&sslmode=require")
    assert found["OPTIONS"]["connect_timeout"] == 1
    assert found["OPTIONS"]["sslmode"] == "require"


def test_several_postgres_hosts_can_be_named():
    found = engines.database("postgres://a@one:5432,two:5433/films?target_session_attrs=read-write")
    assert (found["HOST"], found["PORT"]) == ("one,two", "5432,5433")


def test_an_option_in_the_address_of_sqlite_counts_and_the_others_stay():
    options = engines.database("sqlite:////tmp/x?timeout=2")["OPTIONS"]
    assert options == engines.SQLITE_OPTIONS | {"timeout": 2}


def test_sqlite_has_one_worker_and_postgres_one_for_each_core(monkeypatch):
    monkeypatch.setattr(engines.os, "cpu_count", lambda: 8)
    assert engines.default_workers(engines.database("sqlite:////tmp/x")["ENGINE"]) == 1
    assert engines.default_workers(engines.database("postgres://a@h/b")["ENGINE"]) == 8


@pytest.mark.parametrize(
    "address, location",
    [
        ("redis://cache.example:6379/1", "redis://cache.example:6379/1"),
        ("valkey://cache.example/0", "redis://cache.example/0"),
        ("rediss://:secret@cache.example/0", "rediss://:secret@cache.example/0"),
    ],
)
def test_the_cache_is_redis_or_valkey(address, location):
    assert engines.cache(address)["LOCATION"] == location


def test_pictures_may_stand_in_a_bucket():
    options = engines.picture_store("s3://key:a%2Fb@s3.example:9000/films?region=eu")["OPTIONS"]
    assert options == {
        "endpoint_url": "https://s3.example:9000",
        "bucket_name": "films",
        "access_key": "key",
        "secret_key": "a/b",
        "region_name": "eu",
    }


@pytest.mark.parametrize(
    "read, address, said",
    [
        (engines.database, "mysql://a@h/b", "DATABASE_URL names neither SQLite"),
        (engines.cache, "memcache://h", "CACHE_URL names no Redis"),
        (engines.picture_store, "s3://key:secret@host", "MEDIA_URL names no bucket"),
        (engines.picture_store, "https://cdn.example/", "MEDIA_URL names no bucket"),
    ],
)
def test_an_address_that_names_nothing_known_is_refused_at_start(read, address, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        read(address)


@pytest.mark.parametrize(
    "read, address, variable",
    [
        (engines.database, "postgres://a@h/b", "DATABASE_URL"),
        (engines.cache, "redis://h", "CACHE_URL"),
        (engines.picture_store, "s3://k:s@h/b", "MEDIA_URL"),
    ],
)
def test_a_missing_driver_is_named_with_the_command_that_installs_it(
    read, address, variable, monkeypatch
):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match=f"{variable} names .*: make extras"):
        read(address)
