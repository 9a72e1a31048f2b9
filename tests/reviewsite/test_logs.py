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

REFUSAL = """
import django
django.setup()
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseForbidden
from django.test import RequestFactory
from django.utils.log import log_response
try:
    raise PermissionDenied
except PermissionDenied as refused:
    request, response = RequestFactory().get("/desk/"), HttpResponseForbidden()
    log_response("No: %s", "/desk/", response=response, request=request, exception=refused)
"""


def logged(events: str) -> list[dict]:
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "x",
        "DJANGO_SETTINGS_MODULE": "reviewsite.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", events],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_no_line_of_the_log_can_be_forged():
    first, second = logged(EVENTS)
    assert first["event"] == "Not found: /x\r\nERROR forged"
    assert (first["level"], first["logger"]) == ("warning", "site")
    assert first["timestamp"].endswith("Z")
    assert "ZeroDivisionError" in second["exception"]


def test_a_refusal_leaves_one_line_and_no_traceback():
    [line] = logged(REFUSAL)
    assert "/desk/" in line["event"]
    assert "exception" not in line
