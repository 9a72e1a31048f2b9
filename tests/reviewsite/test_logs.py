"""What the site writes into its log: one line of JSON for each event."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EVENTS = """
import django, logging
django.setup()
log = logging.getLogger("site")
log.warning("Not found: %s", "/x\\r\\nERROR forged")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("broken")
"""


def test_no_line_of_the_log_can_be_forged():
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "x",
        "DJANGO_SETTINGS_MODULE": "reviewsite.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", EVENTS],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    first, second = (json.loads(line) for line in done.stderr.splitlines())
    assert first["event"] == "Not found: /x\r\nERROR forged"
    assert (first["level"], first["logger"]) == ("warning", "site")
    assert first["timestamp"].endswith("Z")
    assert "ZeroDivisionError" in second["exception"]
