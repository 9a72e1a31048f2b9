"""The mark of the last commit, on a Redis that the tests stop and start."""

import time

import pytest

from reviewsite.commit_mark import mark as marks
from reviewsite.commit_mark.mark import CommitMark

LONG = 1_000


@pytest.fixture
def trusted_for_long(monkeypatch):
    monkeypatch.setattr(marks, "TRUST_SECONDS", LONG)
    # In the middle of the time that a mark is trusted.
    monkeypatch.setattr(marks.time, "monotonic", lambda: LONG / 2)


@pytest.fixture
def hosts(own_redis):
    """The mark as two hosts know it."""
    found = [CommitMark(own_redis.url, timeout=0.5) for _ in range(2)]
    assert found[0].read() is None
    return found


@pytest.mark.usefixtures("trusted_for_long")
def test_every_acknowledged_commit_has_changed_the_mark_and_no_read_does(hosts):
    writer, reader = hosts
    seen = []
    for _ in range(3):
        seen.append(reader.read())
        assert reader.read() == writer.read() == seen[-1]
        writer.change()
    assert None not in seen
    assert len({*seen, reader.read()}) == 4


def test_a_mark_is_trusted_for_a_moment_only(hosts, monkeypatch):
    now = [7.0]
    monkeypatch.setattr(marks.time, "monotonic", lambda: now[0])
    first = hosts[1].read()
    assert hosts[1].read() == first
    now[0] += marks.TRUST_SECONDS
    assert hosts[1].read() not in (first, None)


@pytest.mark.usefixtures("trusted_for_long")
def test_a_server_that_forgot_the_mark_does_not_come_back_to_an_old_one(hosts, own_redis):
    before = hosts[1].read()
    own_redis.stop()
    own_redis.start()
    hosts = [CommitMark(own_redis.url, timeout=0.5) for _ in range(2)]
    assert hosts[1].read() is None
    assert hosts[0].read() == hosts[1].read() != before


def test_without_the_server_readers_know_no_mark_and_leave_it_alone_for_a_while(
    hosts, own_redis, monkeypatch, caplog
):
    now = [7.0]
    monkeypatch.setattr(marks.time, "monotonic", lambda: now[0])
    own_redis.stop()
    assert [hosts[1].read(), hosts[1].read()] == [None, None]
    assert len(caplog.records) == 1
    own_redis.start()
    assert hosts[1].read() is None
    now[0] += marks.PAUSE_SECONDS
    assert hosts[1].read() is None, "it forgot the mark, and begins another"
    assert hosts[1].read() is not None


def test_a_writer_who_cannot_change_the_mark_waits_until_nobody_trusts_it(hosts, own_redis):
    own_redis.stop()
    begun = time.monotonic()
    hosts[0].change()
    assert time.monotonic() - begun >= marks.TRUST_SECONDS
