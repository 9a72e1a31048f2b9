"""The files in docs/deployment/ are what the programs that read them accept."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ROOT / "docs" / "deployment"
HOME = "/srv/foyer/.venv/bin/python"
NGINX = """
daemon off; pid {folder}/pid; error_log stderr;
events {{}}
http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};
fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
include {folder}/site.conf; }}
"""


def run(*command: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def needs(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: its file was not tried")


def test_no_file_waits_to_be_filled_in():
    for path in FILES.rglob("*"):
        if path.is_file():
            assert not re.search(r"TODO|FIXME|CHANGE_?ME|XXX|<[a-z-]+>|\{\{", path.read_text()), (
                path
            )


def test_every_command_of_a_file_is_one_of_ours():
    commands = {path.stem for path in ROOT.glob("reviewsite/management/commands/*.py")}
    used = {
        name
        for path in FILES.rglob("*")
        if path.is_file()
        for name in re.findall(r"manage\.py (\w+)", path.read_text())
    }
    assert used and used <= commands


def test_systemd_accepts_the_units(tmp_path):
    needs("systemd-analyze")
    for path in (FILES / "systemd").iterdir():
        text = path.read_text().replace(HOME, sys.executable)
        (tmp_path / path.name).write_text(text.replace("User=foyer\n", ""))
    assert run("systemd-analyze", "verify", *sorted(tmp_path.iterdir())) == ""


def test_nginx_accepts_its_file(tmp_path):
    needs("nginx")
    needs("openssl")
    certificate = ["-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"]
    options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=films.example"]
    run("openssl", "req", *options, *certificate)
    text = (FILES / "nginx.conf").read_text()
    folder = "/etc/letsencrypt/live/films.example"
    text = text.replace(f"{folder}/fullchain.pem", str(tmp_path / "cert.pem"))
    text = text.replace(f"{folder}/privkey.pem", str(tmp_path / "key.pem"))
    (tmp_path / "site.conf").write_text(text)
    (tmp_path / "nginx.conf").write_text(NGINX.format(folder=tmp_path))
    assert "successful" in run("nginx", "-t", "-c", tmp_path / "nginx.conf")


def test_caddy_accepts_its_file():
    needs("caddy")
    said = run("caddy", "validate", "--adapter", "caddyfile", "--config", FILES / "Caddyfile")
    assert "Valid configuration" in said


def test_the_image_holds_the_whole_site_and_nothing_else_of_the_checkout():
    copied = re.findall(r"^COPY (.+) \S+$", (FILES / "Containerfile").read_text(), re.MULTILINE)
    named = {name for line in copied for name in line.split()}
    apps = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    locks = {"requirements.txt", "requirements-extras.txt"}
    assert named == apps | locks | {"static", "templates", "manage.py", "pyproject.toml", "LICENSE"}
