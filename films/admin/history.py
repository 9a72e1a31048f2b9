"""The history of a record, each page in a fixed number of queries."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import Any

from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject, ModelChange
from simple_history.utils import get_m2m_reverse_field_name

Rows = dict[int, list[dict[str, Any]]]


class SteadyHistoryAdmin(SimpleHistoryAdmin):
    """The stock history asks four times and more for each version of a record with genres."""

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        versions = list(historical_records)
        if not versions:
            return
        subjects = {
            field.name: chosen_in(versions, field) for field in versions[0]._history_m2m_fields
        }
        for newer, older in pairwise(versions):
            delta = newer.diff_against(
                older, excluded_fields=subjects, foreign_keys_are_objs=foreign_keys_are_objs
            )
            changes = delta.changes + [
                ModelChange(name, rows[older.pk], rows[newer.pk])
                for name, rows in subjects.items()
                if rows[older.pk] != rows[newer.pk]
            ]
            helper = self.get_historical_record_context_helper(request, newer)
            newer.history_delta_changes = helper.context_for_delta_changes(
                replace(delta, changes=sorted(changes, key=lambda change: change.field))
            )


def chosen_in(versions, field) -> Rows:
    """What each version had chosen in a field of many, in the form that `diff_against` gives."""
    name = get_m2m_reverse_field_name(field)
    through = getattr(versions[0], field.name).model
    pairs = list(
        through.objects.filter(history__in=versions)
        .order_by(name)
        .values_list("history", f"{name}_id")
    )
    known = field.related_model.objects.in_bulk({pk for _version, pk in pairs})
    rows: Rows = defaultdict(list)
    for version, pk in pairs:
        rows[version].append({name: known.get(pk) or DeletedObject(field.related_model, pk)})
    return rows
