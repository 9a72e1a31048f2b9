"""The application as the server calls it: static files, which never reach Django."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# In a process of its own: the application reads the folder of static files once, when it starts.
ASK = """
from wsgiref.util import setup_testing_defaults
from reviewsite.wsgi import application

environ = {"PATH_INFO": "/static/a.css"}
setup_testing_defaults(environ)
application(environ, lambda status, headers: print(status, dict(headers)))
"""


def test_browsers_may_not_guess_the_type_of_a_static_file(tmp_path):
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.css").write_text("a{}")
    environment = {"PATH": "", "SECRET_KEY": "x", "VAR_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.startswith("200 OK"), done.stderr
    assert "'X-Content-Type-Options': 'nosniff'" in done.stdout
