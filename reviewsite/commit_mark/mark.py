"""A mark of the database's last commit in Redis or Valkey, which all hosts of a site share.

"Every acknowledged commit has changed the mark." Who finds the mark that it saw before need not ask
the database whether anything was written. A writer changes the mark after its commit and before it
says that it is done; when it cannot, it waits until nobody trusts an old mark any more.
"""

import logging
import secrets
import threading
import time

from redis import ConnectionPool
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

KEY = "foyer:last-commit"
# How long a mark is trusted. What changes no mark, such as a statement typed into psql, shows after
# this; and a page costs the database at most four short queries a second in each process.
TRUST_SECONDS = 0.25
# After a failure readers ask the database for so long: not every page waits for a dead server.
PAUSE_SECONDS = 2
# Marks are drawn, not counted: a server that forgot them cannot come back to an old one.
MARK_BYTES = 12


class CommitMark:
    """The mark at the address of one server. Each thread keeps a connection open."""

    def __init__(self, url: str, *, timeout: float):
        self._pool = ConnectionPool.from_url(
            url, socket_timeout=timeout, socket_connect_timeout=timeout
        )
        self._threads = threading.local()
        self._silent_until = 0.0

    def read(self) -> bytes | None:
        """Equal to one read earlier only when no commit was acknowledged in between; None: unknown.

        Read it before the database is asked for what is to be kept under it.
        """
        now = time.monotonic()
        if now < self._silent_until:
            return None
        try:
            mark = self._ask("GET", KEY)
            if mark is None:
                self._ask("SET", KEY, secrets.token_bytes(MARK_BYTES), "NX")
                return None
        except RedisError as error:
            logger.error("The mark of the last commit cannot be read: %s", error)
            self._silent_until = now + PAUSE_SECONDS
            return None
        return mark + int(now / TRUST_SECONDS).to_bytes(8)

    def change(self) -> None:
        """Called after each commit, before anybody hears of it."""
        try:
            self._ask("SET", KEY, secrets.token_bytes(MARK_BYTES))
        except RedisError as error:
            logger.error("The mark of the last commit cannot be changed: %s", error)
            time.sleep(TRUST_SECONDS)

    def _ask(self, *command: str | bytes) -> bytes | None:
        connection = getattr(self._threads, "connection", None)
        if connection is None:
            connection = self._threads.connection = self._pool.make_connection()
        try:
            connection.send_command(*command)
            return connection.read_response()
        except BaseException:
            # Half an answer may be left in it.
            connection.disconnect()
            raise
