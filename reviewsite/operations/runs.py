"""How the operator's tasks went when they were last done, and what the admin is to say of it."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from reviewsite.models import LastRun

# Verify runs weekly and backup nightly, by the timers that ship; a day more is a run that failed.
OLDEST = {
    LastRun.Task.VERIFY: datetime.timedelta(days=8),
    LastRun.Task.BACKUP: datetime.timedelta(days=2),
}


def note_run(task: LastRun.Task, *, succeeded: bool, detail: str = "") -> None:
    """Note how a task went, over how it went before."""
    now = timezone.now()
    fields = {"finished_at": now, "succeeded": succeeded, "detail": detail}
    if succeeded:
        fields["went_well_at"] = now
    LastRun.objects.update_or_create(task=task, defaults=fields)


def alarms() -> list[str]:
    """What an operator has to look at: a task that failed or was not done for too long.

    A site that never did either is a new one, or one on somebody's desk: it is left in peace.
    """
    runs = LastRun.objects.in_bulk([task.value for task in OLDEST])
    return [said for task in OLDEST if (run := runs.get(task)) and (said := _alarm(run))]


def _alarm(run: LastRun) -> str:
    if not run.succeeded:
        return _("The last %(task)s failed: %(detail)s") % {"task": run, "detail": run.detail}
    if timezone.now() - run.finished_at > OLDEST[LastRun.Task(run.task)]:
        return _("The last %(task)s is too long ago.") % {"task": run}
    return ""
