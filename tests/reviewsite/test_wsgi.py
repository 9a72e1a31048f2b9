"""The application as the server calls it: static files, which skip Django, and what it loads."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# In a process of its own: the application reads the folder of static files once, when it starts.
ASK = """
import sys
from wsgiref.util import setup_testing_defaults
from reviewsite.wsgi import application

environ = {"PATH_INFO": sys.argv[1]}
setup_testing_defaults(environ)
application(environ, lambda status, headers: print(status, dict(headers)))
print(*sys.modules)
"""
# What the background worker and few members need.
HEAVY = {"PIL", "cryptography.hazmat", "fido2", "films.art"}


def ask(path: str, folder: Path) -> tuple[str, set[str]]:
    """The line and the headers of the answer, and the modules that the process has loaded."""
    environment = {"PATH": "", "SECRET_KEY": "x", "VAR_DIR": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", ASK, path],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    *answer, modules = done.stdout.splitlines()
    return "".join(answer), set(modules.split())


def test_browsers_may_not_guess_the_type_of_a_static_file(tmp_path):
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.css").write_text("a{}")
    answer, _modules = ask("/static/a.css", tmp_path)
    assert answer.startswith("200 OK")
    assert "'X-Content-Type-Options': 'nosniff'" in answer


def test_a_web_process_leaves_out_what_draws_and_what_encrypts(tmp_path):
    _answer, modules = ask("/account/login/", tmp_path)
    assert {"allauth.mfa.webauthn.views", "films.tasks", "reviews.views"} <= modules
    assert not modules & HEAVY
