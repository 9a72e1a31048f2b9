"""The queue of writers, by its lock and its waiting room."""

import multiprocessing
import sqlite3
import threading
import time

import pytest

from reviewsite.writer_queue import lock
from reviewsite.writer_queue.lock import ROOM_SIZE, WriterLock


def hold(path, ready, leave):
    WriterLock(path, timeout=1).acquire()
    ready.set()
    leave.wait(timeout=60)


@pytest.fixture
def elsewhere(tmp_path):
    """A lock that another process holds until it is told to leave or is killed."""
    context = multiprocessing.get_context("spawn")
    ready, leave = context.Event(), context.Event()
    process = context.Process(target=hold, args=(tmp_path / "lock", ready, leave))
    process.start()
    assert ready.wait(timeout=60)
    yield process
    process.kill()
    process.join()


def test_a_writer_waits_for_one_of_another_process_and_gives_up(elsewhere, tmp_path):
    with pytest.raises(sqlite3.OperationalError, match="database is locked"):
        WriterLock(tmp_path / "lock", timeout=0.05).acquire()


def test_a_killed_writer_holds_nobody_up(elsewhere, tmp_path):
    elsewhere.kill()
    with WriterLock(tmp_path / "lock", timeout=60):
        pass


@pytest.mark.parametrize("turn_of", [lock.in_order, lock.in_any_order])
def test_a_lock_that_was_given_back_is_free(tmp_path, monkeypatch, turn_of):
    monkeypatch.setattr(lock, "turn_of", turn_of)
    first, second = (WriterLock(tmp_path / "lock", timeout=0.05) for _ in range(2))
    first.acquire()
    with pytest.raises(sqlite3.OperationalError):
        second.acquire()
    first.release()
    first.release()
    second.acquire()
    second.release()


def test_few_wait_and_the_others_are_sent_away(tmp_path):
    holder = WriterLock(tmp_path / "lock", timeout=60)
    holder.acquire()
    waiting = [WriterLock(tmp_path / "lock", timeout=60) for _ in range(ROOM_SIZE - 1)]

    def wait(writer):
        with writer:
            pass

    threads = [threading.Thread(target=wait, args=(writer,)) for writer in waiting]
    for thread in threads:
        thread.start()
    said = ""
    while "too many writers" not in said:
        with pytest.raises(sqlite3.OperationalError) as refused:
            WriterLock(tmp_path / "lock", timeout=0.01).acquire()
        said = str(refused.value)
    holder.release()
    for thread in threads:
        thread.join()
    with WriterLock(tmp_path / "lock", timeout=60):
        pass


def test_writers_come_in_the_order_in_which_they_asked(tmp_path):
    path, came = tmp_path / "lock", []
    holder = WriterLock(path, timeout=60)
    holder.acquire()

    def write(number):
        with WriterLock(path, timeout=60):
            came.append(number)

    waiting = []
    for number in range(ROOM_SIZE - 1):
        waiting.append(threading.Thread(target=write, args=(number,)))
        waiting[-1].start()
        # The number of the last place; the holder has the first.
        while int.from_bytes(path.read_bytes(), "big") < number + 2:
            time.sleep(0.001)
    holder.release()
    with holder:
        came.append("again")
    for thread in waiting:
        thread.join()
    assert came == [*range(ROOM_SIZE - 1), "again"]


def test_who_gave_up_or_died_leaves_the_queue(elsewhere, tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        WriterLock(tmp_path / "lock", timeout=0.01).acquire()
    elsewhere.kill()
    with WriterLock(tmp_path / "lock", timeout=60):
        pass


def test_where_no_file_can_be_made_nothing_can_be_written(tmp_path):
    with pytest.raises(sqlite3.OperationalError, match="no lock for writers"):
        WriterLock(tmp_path / "missing" / "lock", timeout=1).acquire()
