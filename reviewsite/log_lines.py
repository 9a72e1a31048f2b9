"""What the site's log leaves out."""

import logging

# Below it a request was refused, which is the answer: nothing broke.
BROKEN = 500


class WithoutTracesOfRefusals(logging.Filter):
    """A refusal is one line, since anybody can bring it about; what broke has its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", BROKEN) < BROKEN:
            record.exc_info = None
        return True
