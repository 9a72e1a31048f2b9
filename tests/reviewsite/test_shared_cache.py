"""The shared cache on a Redis of the tests' own, which is killed."""

import signal

import pytest
import redis
from django.core.cache import caches
from django.test import RequestFactory

from accounts.models import User
from accounts.quotas import Quota, QuotaExceeded, spend
from reviewsite import engines, shared_cache
from tests.factories import make_user


@pytest.fixture
def shared(own_redis, settings, monkeypatch):
    """The site's cache on that Redis; a dead one is asked again at once."""
    monkeypatch.setattr(shared_cache, "PAUSE_SECONDS", 0)
    settings.CACHES = {"default": engines.cache(own_redis.url)}
    yield caches["default"]
    shared_cache.SharedCache.dead_until.clear()


@pytest.fixture
def spend_once(settings, rf: RequestFactory):
    settings.RATE_LIMITS = True
    request = rf.post("/")
    request.user = User(pk=7)
    quota = Quota("test", times=2, seconds=86_400)
    return lambda: spend(quota, request)


def test_what_one_process_counts_all_know(shared, own_redis):
    shared.add("count", 0)
    shared.incr("count")
    other = shared_cache.SharedCache(own_redis.url, {})
    assert other.get("count") == 1


def test_while_the_shared_cache_is_dead_every_process_counts_for_itself(
    shared, own_redis, spend_once, caplog
):
    spend_once()
    own_redis.kill()
    spend_once()
    spend_once()
    with pytest.raises(QuotaExceeded):
        spend_once()
    assert "The shared cache does not answer" in caplog.text
    own_redis.start()
    spend_once()
    assert not shared.is_dead


def test_a_cache_that_dies_between_beginning_and_counting_counts_once(
    shared, own_redis, spend_once, monkeypatch
):
    add = shared.add

    def add_and_die(*args, **kwargs):
        add(*args, **kwargs)
        own_redis.kill()
        monkeypatch.undo()

    monkeypatch.setattr(shared, "add", add_and_die)
    spend_once()
    spend_once()
    with pytest.raises(QuotaExceeded):
        spend_once()


def test_a_cache_that_refuses_is_as_good_as_dead(shared, own_redis, spend_once, monkeypatch):
    monkeypatch.setattr(shared_cache, "PAUSE_SECONDS", 60)
    redis.Redis.from_url(own_redis.url).config_set("min-replicas-to-write", 1)
    spend_once()
    spend_once()
    with pytest.raises(QuotaExceeded):
        spend_once()


def test_a_dead_cache_is_left_alone_for_a_while(own_redis, monkeypatch):
    cache = shared_cache.SharedCache(own_redis.url, {})
    own_redis.kill()
    cache.set("kept", "here")
    own_redis.start()
    assert cache.is_dead
    assert cache.get("kept") == "here"
    cache.dead_until.clear()
    assert cache.get("kept") is None


def test_who_signs_out_while_the_cache_does_not_answer_stays_signed_out(
    shared, own_redis, client, db, monkeypatch
):
    monkeypatch.setattr(shared_cache, "PAUSE_SECONDS", 60)
    client.force_login(make_user())
    assert client.get("/account/email/").status_code == 200
    key = client.cookies["sessionid"].value
    own_redis.process.send_signal(signal.SIGSTOP)
    assert client.get("/account/email/").status_code == 200
    client.post("/account/logout/")
    own_redis.process.send_signal(signal.SIGCONT)
    shared.dead_until.clear()
    client.cookies["sessionid"] = key
    assert client.get("/account/email/").status_code == 302
