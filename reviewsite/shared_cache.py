"""The cache that all processes share: Redis or Valkey, with a way on when it is dead.

Here: "While the shared cache is dead, every process counts for itself." One that refuses is as good
as dead: full, read-only, unable to save, without its password. Quotas then hold for each process
alone; nothing waits, nothing fails. So the cache may keep only what may differ between processes
for a while: counts, and things whose key holds the version of what they were made from.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from reviewsite.engines import COUNTS_KEPT

logger = logging.getLogger(__name__)

# After a failure the cache is left alone for so long: not every page waits for it to time out.
PAUSE_SECONDS = 2


def or_own_memory(name: str) -> Callable:
    """The method of that name, asked of the shared cache, else of this process's memory."""
    shared = getattr(RedisCache, name)

    @wraps(shared)
    def method(self: "SharedCache", *args: Any, **kwargs: Any) -> Any:
        if not self.is_dead:
            try:
                return shared(self, *args, **kwargs)
            except RedisError as error:
                self.mark_dead(error)
        return getattr(self.own_memory, name)(*args, **kwargs)

    return method


class SharedCache(RedisCache):
    """Redis or Valkey; for `PAUSE_SECONDS` after each failure, this process's own memory."""

    # By address: Django makes one object for each thread, and what one learns all know.
    dead_until: dict[str, float] = {}

    def __init__(self, server: str, params: dict[str, Any]):
        super().__init__(server, params)
        self.own_memory = LocMemCache(server, {**params, "OPTIONS": {"MAX_ENTRIES": COUNTS_KEPT}})
        self.server = server

    @property
    def is_dead(self) -> bool:
        """Whether it failed so lately that it is not asked."""
        return time.monotonic() < self.dead_until.get(self.server, 0)

    def mark_dead(self, error: RedisError) -> None:
        logger.error("The shared cache does not answer: %s", error)
        self.dead_until[self.server] = time.monotonic() + PAUSE_SECONDS

    add = or_own_memory("add")
    get = or_own_memory("get")
    set = or_own_memory("set")
    touch = or_own_memory("touch")
    delete = or_own_memory("delete")
    get_many = or_own_memory("get_many")
    has_key = or_own_memory("has_key")
    incr = or_own_memory("incr")
    set_many = or_own_memory("set_many")
    delete_many = or_own_memory("delete_many")
    clear = or_own_memory("clear")
