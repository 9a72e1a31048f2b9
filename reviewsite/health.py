"""Whether the site can serve: database read and written, migrations applied, room on the disk."""

import logging
import shutil
import threading
import time

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from reviewsite.models import LastRun

# Balancers ask every few seconds and give up after one.
PROBE_SECONDS = 0.9
# A yes holds for a moment: anybody may ask, and every look reads all migrations and writes a row.
YES_HOLDS_SECONDS = 1.0
# Below this share of free disk, writes will soon fail.
LEAST_FREE_DISK = 0.10

log = logging.getLogger(__name__)


class Probe(threading.Thread):
    """One look at everything, in a thread of its own, since what is broken may never answer."""

    def __init__(self) -> None:
        super().__init__(name="readiness", daemon=True)
        self.deadline = time.monotonic() + PROBE_SECONDS
        self.answer = False
        self.holds_until = 0.0

    @property
    def is_current(self) -> bool:
        """Whether it still looks, or has just said yes. After a no the next one looks again."""
        return self.is_alive() or time.monotonic() < self.holds_until

    def run(self) -> None:
        try:
            self.answer = migrations_are_applied() and database_can_write() and disk_has_room()
            if self.answer:
                self.holds_until = time.monotonic() + YES_HOLDS_SECONDS
        except Exception:  # whatever broke, the answer is no, and the log says why
            log.exception("not ready")
        finally:
            connections.close_all()


_probe: Probe | None = None
_guard = threading.Lock()


def is_ready() -> bool:
    """Look at everything, within PROBE_SECONDS. Who asks meanwhile, or a moment after a yes, gets
    the same answer."""
    global _probe  # noqa: PLW0603 - one look at a time for the whole process
    with _guard:
        if _probe is None or not _probe.is_current:
            _probe = Probe()
            _probe.start()
        probe = _probe
    probe.join(max(0.0, probe.deadline - time.monotonic()))
    return probe.answer


def migrations_are_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def database_can_write() -> bool:
    now = timezone.now()
    LastRun.objects.update_or_create(
        task=LastRun.Task.PROBE, defaults={"finished_at": now, "succeeded": True}
    )
    return LastRun.objects.get(task=LastRun.Task.PROBE).finished_at == now


def disk_has_room() -> bool:
    disk = shutil.disk_usage(settings.VAR_DIR)
    return disk.free / disk.total > LEAST_FREE_DISK
