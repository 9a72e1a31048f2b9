"""What the admin's first page tells: what waits, what runs, what the catalogue lacks, what was
decided last. The number of queries is fixed, and none counts further than COUNTED."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from accounts.models import User, WaitingMail
from films.gaps import GAPS
from films.models import Gap
from moderation.models import ModerationAction
from moderation.queues import COMMENTS, FACTS, REPORTS, waiting_records
from reviewsite.models import LastRun

# Whoever has more before them does not ask how many more.
COUNTED = 1_000
DECISIONS_SHOWN = 5


class Wait(NamedTuple):
    """One kind of what waits for a decision: how many, and since when the oldest."""

    show: str
    label: str
    number: str
    oldest: datetime | None


class Run(NamedTuple):
    """Something that works by itself, and how it stands: "ok", "err" or "off"."""

    label: str
    said: str
    state: str


class Lack(NamedTuple):
    """What films lack, and how many of them."""

    kind: str
    label: str
    number: str


def desk_of(user: User) -> dict[str, Any]:
    """What this member of the staff may see of it."""
    moderates = user.has_perm("moderation.moderate")
    return {
        "waits": list(_waits(user)) if moderates else [],
        "runs": list(_runs()) if user.is_superuser else [],
        "lacks": _lacks() if user.has_perm("films.change_film") else [],
        "decisions": _decisions() if moderates else [],
    }


def _waits(user: User) -> Iterator[Wait]:
    labels = {
        REPORTS: _("Reports"),
        COMMENTS: _("Comments held for approval"),
        FACTS: _("Suggestions"),
    }
    for show, records in waiting_records(user).items():
        oldest = records.order_by("created_at").values_list("created_at", flat=True).first()
        yield Wait(show, labels[show], _counted(records), oldest)


def _counted(records: QuerySet) -> str:
    number = records.order_by()[: COUNTED + 1].count()
    if number > COUNTED:
        return _("more than %(number)s") % {"number": number_format(COUNTED, force_grouping=True)}
    return number_format(number, force_grouping=True)


def _runs() -> Iterator[Run]:
    done = LastRun.objects.in_bulk()
    for task in (LastRun.Task.BACKUP, LastRun.Task.VERIFY):
        yield _last_run(task, done.get(task.value))
    yield _mails()
    yield _jobs()


def _last_run(task: LastRun.Task, run: LastRun | None) -> Run:
    label = task.label.capitalize()
    if run is None:
        return Run(label, _("Never done so far."), "off")
    if run.succeeded:
        return Run(label, _("Went well, %(when)s.") % {"when": _when(run.finished_at)}, "ok")
    said = _("Failed, %(when)s: %(detail)s")
    return Run(label, said % {"when": _when(run.finished_at), "detail": run.detail}, "err")


def _mails() -> Run:
    waiting = WaitingMail.objects.all()[: COUNTED + 1].count()
    if not waiting:
        return Run(_("Mail"), _("None waits."), "ok")
    said = _("%(number)s wait to be sent.") % {"number": number_format(waiting)}
    return Run(_("Mail"), said, "off")


def _jobs() -> Run:
    tasks = DBTaskResult.objects.all()
    failed = tasks.failed()[: COUNTED + 1].count()
    waiting = tasks.ready()[: COUNTED + 1].count()
    numbers = {"waiting": number_format(waiting), "failed": number_format(failed)}
    said = _("%(waiting)s wait, %(failed)s failed.") % numbers
    return Run(_("Jobs of the worker"), said, "err" if failed else "off" if waiting else "ok")


def _when(moment: datetime) -> str:
    return _("%(time)s ago") % {"time": timesince(moment, depth=1)}


def _lacks() -> list[Lack]:
    stored = dict(Gap.objects.values_list("kind", "film_count"))
    return [Lack(kind, str(label), _number(stored.get(kind))) for kind, (label, _q) in GAPS.items()]


def _number(counted: int | None) -> str:
    if counted is None:
        return _("not counted yet")
    return number_format(counted, force_grouping=True) if counted else _("none")


def _decisions() -> list[ModerationAction]:
    newest = ModerationAction.objects.select_related("actor").order_by("-pk")
    return list(newest[:DECISIONS_SHOWN])
