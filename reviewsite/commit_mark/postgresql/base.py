"""Django's PostgreSQL, whose every commit changes the mark of the last commit."""

from functools import lru_cache

from django.db.backends.postgresql import base

from reviewsite.commit_mark.mark import CommitMark

# Options of the settings that are the mark's, not the driver's.
ADDRESS, TIMEOUT = "COMMIT_MARK", "COMMIT_MARK_SECONDS"


@lru_cache(maxsize=1)
def mark_at(url: str, timeout: float) -> CommitMark:
    """One for each process: what one thread learns of a dead server all know."""
    return CommitMark(url, timeout=timeout)


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(self._execute_and_change_the_mark)

    @property
    def commit_mark(self) -> CommitMark:
        return mark_at(self.settings_dict[ADDRESS], self.settings_dict[TIMEOUT])

    def _execute_and_change_the_mark(self, execute, sql, params, many, context):
        """Outside a transaction each statement is one."""
        try:
            return execute(sql, params, many, context)
        finally:
            if not self.in_atomic_block and self.autocommit and not _only_reads(sql):
                self.commit_mark.change()

    def _commit(self):
        try:
            super()._commit()
        finally:
            # A commit whose answer was lost may have been made.
            self.commit_mark.change()


def _only_reads(sql) -> bool:
    return str(sql).lstrip("( \n").upper().startswith("SELECT")
