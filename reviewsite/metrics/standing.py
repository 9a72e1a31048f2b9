"""How the site stands, looked up when it is asked for."""

from collections.abc import Iterable, Iterator

from django_tasks_db.models import DBTaskResult
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from moderation.models import Report
from reviews.models import Comment
from reviewsite.models import LastRun


class Standing(Collector):
    def collect(self) -> Iterator[GaugeMetricFamily]:
        tasks = DBTaskResult.objects.all()
        yield _gauge(
            "foyer_tasks",
            "Jobs of the background worker: due and not begun, or failed.",
            "state",
            [("waiting", tasks.ready().count()), ("failed", tasks.failed().count())],
        )
        held = Comment.objects.filter(state=Comment.State.HELD, is_hidden=False)
        yield _gauge(
            "foyer_moderation",
            "What waits for a moderator.",
            "kind",
            [("held_comments", held.count()), ("open_reports", Report.objects.open().count())],
        )
        runs = LastRun.objects.exclude(went_well_at=None).exclude(task=LastRun.Task.PROBE)
        yield _gauge(
            "foyer_last_good_run_timestamp_seconds",
            "When a task of the operator's last went well.",
            "task",
            [(run.task, run.went_well_at.timestamp()) for run in runs if run.went_well_at],
        )


def _gauge(
    name: str, said: str, label: str, values: Iterable[tuple[str, float]]
) -> GaugeMetricFamily:
    gauge = GaugeMetricFamily(name, said, labels=[label])
    for value, number in values:
        gauge.add_metric([value], number)
    return gauge
