"""The settings as another process reads them, since a process reads them once."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reviewsite.site_url import site_address

ROOT = Path(__file__).parents[2]


# As long and mixed as Django's own check asks for.
KEY = "only-for-tests-not-a-secret-0123456789-abcdefghijklmnop"


def read(expression: str, **environment: str) -> subprocess.CompletedProcess:
    return python("-c", f"from reviewsite import settings; print({expression})", **environment)


def manage(*command: str, **environment: str) -> subprocess.CompletedProcess:
    return python("manage.py", *command, **environment)


def python(*command: str, **environment: str) -> subprocess.CompletedProcess:
    clean = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_key_the_site_does_not_start(tmp_path):
    done = read("settings.SECRET_KEY", VAR_DIR=str(tmp_path))
    assert done.returncode != 0
    assert "No secret key" in done.stderr


def test_former_keys_are_those_that_the_operator_names():
    name = "settings.SECRET_KEY_FALLBACKS"
    assert read(name, SECRET_KEY="x").stdout == "[]\n"
    assert read(name, SECRET_KEY="x", SECRET_KEY_FALLBACKS="a,b").stdout == "['a', 'b']\n"


def test_debug_is_off_unless_it_is_asked_for(tmp_path):
    assert read("settings.DEBUG", SECRET_KEY="x", VAR_DIR=str(tmp_path)).stdout == "False\n"


def test_cookies_are_secure_when_the_site_is():
    names = "settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE"
    done = read(names, SECRET_KEY="x", SITE_URL="https://films.example")
    assert done.stdout == "__Host-sessionid True\n"


def test_the_contact_address_names_a_host_and_never_a_number():
    for url, address in (
        ("https://films.example", "contact@films.example"),
        ("http://127.0.0.1:8000", "contact@localhost"),
        ("http://[::1]:8000", "contact@localhost"),
    ):
        done = read("settings.CONTACT_EMAIL", SECRET_KEY="x", SITE_URL=url)
        assert done.stdout == f"{address}\n"


def test_sqlite_writes_are_immediate_and_synced(tmp_path):
    options = read("settings.DATABASES['default']['OPTIONS']", SECRET_KEY="x").stdout
    assert "'transaction_mode': 'IMMEDIATE'" in options
    assert "synchronous=FULL" in options
    assert "journal_mode=WAL" in options


def test_every_variable_of_the_settings_stands_in_the_example():

    sources = ["reviewsite/settings.py", "reviewsite/secret_key.py"]
    text = "".join((ROOT / source).read_text() for source in sources)
    read_names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text))
    example = (ROOT / ".env.example").read_text()
    documented = set(re.findall(r"^#?([A-Z_]+)=", example, re.M))
    assert read_names == documented


def test_no_variable_of_the_example_is_set_by_it():
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []


def test_the_sample_s_staff_need_no_second_factor_only_while_nobody_else_can_reach_the_site():
    name = "settings.SAMPLE_STAFF_WITHOUT_SECOND_FACTOR"
    local = {"SECRET_KEY": "x", "SITE_URL": "http://127.0.0.1:8000"}
    assert read(name, **local).stdout == "True\n"
    for public in (
        {"SITE_URL": "https://films.example"},
        {"SITE_URL": "http://films.example"},
        {"ALLOWED_HOSTS": "films.example"},
        {"TRUSTED_PROXY_COUNT": "1"},
    ):
        assert read(name, **local | public).stdout == "False\n"
        forced = read(name, **local | public, SAMPLE_STAFF_WITHOUT_SECOND_FACTOR="true")
        assert forced.returncode != 0
        assert "only for a site that answers on this machine alone" in forced.stderr


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://films.example", "https://films.example"),
        ("https://films.example/", "https://films.example"),
        (" HTTPS://Films.Example ", "https://films.example"),
        ("https://films.example:443", "https://films.example"),
        ("http://films.example:8080/", "http://films.example:8080"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://localhost", "http://localhost"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
    ],
)
def test_the_address_of_the_site_is_written_as_browsers_name_it(typed, address):
    assert site_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    ["https://films.example/films", "https://films.example/films/", "https://films.example//x",
     "https://films.example?a=b", "https://films.example/#top", "https://ana:secret@films.example",
     "films.example", "films.example:8000", "ftp://films.example", "https://", "https:///films",
     "//films.example", "https://films.example:port", "https://films.example:99999",
     "https://[films", "https://films example", "/", ""],
)  # fmt: skip
def test_an_address_that_is_no_site_s_is_refused_in_a_sentence(typed, tmp_path):
    done = manage("check", SITE_URL=typed, SECRET_KEY="x", VAR_DIR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("SITE_URL ")
    assert len(done.stderr.strip().splitlines()) == 1


def test_https_that_the_site_cannot_see_is_found_by_the_check(tmp_path):
    site = {"SITE_URL": "https://films.example", "VAR_DIR": str(tmp_path), "SECRET_KEY": KEY}
    check = ("check", "--deploy", "--fail-level", "WARNING")
    blind = manage(*check, **site)
    assert blind.returncode == 1
    assert "foyer.W001" in blind.stderr and "TRUSTED_PROXY_COUNT" in blind.stderr
    assert manage(*check, **site, TRUSTED_PROXY_COUNT="1").returncode == 0
    assert "foyer" not in manage(*check, **site | {"SITE_URL": "http://films.example"}).stderr
