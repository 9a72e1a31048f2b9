"""Every command of the documents is run as written, beside a site that is read and written."""

import os
import re
import signal
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from reviewsite.operations.backups import newest
from tests.documented import documented
from tests.endurance.drill import ERASE
from tests.endurance.site import ROOT, Site

pytestmark = pytest.mark.site

MANAGE = ".venv/bin/python manage.py"
KEY = ".venv/bin/python -m reviewsite.secret_key"
WRITER = 0
OPERATOR = "boss"
PAUSE_SECONDS = 0.2

# Before anybody writes: the command, and what it says.
FIRST = {
    KEY: "",
    f"{MANAGE} set_up --no-sample": "set-up: database",
    f"{MANAGE} load_sample --small": "sign-ins in",
}
CREATE_OPERATOR = f"{MANAGE} createsuperuser"
SERVE = "make run PORT=8080"
RESTORE = (
    "export VAR_DIR=/srv/foyer-restored",
    KEY,
    f"{MANAGE} restore /srv/foyer-backups/foyer-20260103T033000.000000Z "
    "--erasures /srv/foyer/var/erasures.txt",
    f"{MANAGE} set_up --no-sample",
    f"{MANAGE} verify",
)
WHOLE = "All is as it should be."
# While it is served, in this order; those of one block of a document are joined.
BESIDE = {
    f"{MANAGE} verify": WHOLE,
    "make help": "make run",
    f"{MANAGE} backup DIR": "Backup: ",
    f"{MANAGE} backup DIR --keep 14": "Backup: ",
    f"{MANAGE} backup /srv/foyer-backups --keep 14": "Backup: ",
    f"{MANAGE} backup /srv/foyer-backups": "Backup: ",
    f"{MANAGE} recount_ratings": "0 rating summaries had drifted.\n0 summaries of members",
    f"{MANAGE} reindex_search": "The search finds every film",
    f"{MANAGE} send_mails": "0 mails are still due.",
    f"{MANAGE} purge": "0 members erased.",
    f"{MANAGE} set_up": "set-up: database",
    f"{MANAGE} remove_second_factor NAME": f"0 removed. {OPERATOR} signs in",
    "/bin/kill -HUP $MAINPID": "",
    " && ".join(RESTORE): f"1 members, who were erased after the backup.*{WHOLE}",
    f"{MANAGE} remove_sample && {MANAGE} verify": f"The sample is removed.*{WHOLE}",
    "openssl rand -hex 16": "[0-9a-f]{32}",
    "make deploy-check": "passed",
}
INSTALLS, CI = "installs packages", "is what runs this test, or as long"
OWN_SITES = "starts sites of its own for minutes"
CHECKOUT, SYSTEMD = "changes the checkout", "needs a systemd that has the units"
CONTAINER, POSTGRES = "needs podman and a registry", "needs a PostgreSQL; test_moving moves"
SERVED = f"is how {SERVE} serves, but for the port"
NOT_HERE = {
    "git clone <address of this repository> foyer": "has no address",
    "cd foyer": "goes with it",
    "make run": SERVED,
    f"{MANAGE} serve": SERVED,
    f"{KEY} && exec {MANAGE} serve --set-up --host 0.0.0.0": SERVED,
    ".ci/run": CI,
    "make test": CI,
    'make test ARGS="tests/films -k slug"': CI,
    "make test-postgres": CI,
    "make test-site": CI,
    "make live-test": CI,
    "make check": CI,
    "make bench": OWN_SITES,
    "make bench-mix": OWN_SITES,
    'make bench-mix ARGS="--quick"': OWN_SITES,
    "make bench-search": OWN_SITES,
    'make bench-search ARGS="--quick"': OWN_SITES,
    'make bench-search ARGS="--data FILE"': OWN_SITES,
    "make cluster-test": OWN_SITES,
    "make crash-test": OWN_SITES,
    "make drill": OWN_SITES,
    "make drill-postgres": OWN_SITES,
    "make restart-test": OWN_SITES,
    "make extras": INSTALLS,
    "make .venv/runtime": INSTALLS,
    "git pull && make .venv/runtime": INSTALLS,
    "make lock": CHECKOUT,
    "make messages": CHECKOUT,
    "make clean": CHECKOUT,
    ".venv/bin/pybabel update --init-missing --locale de --domain django "
    "--input-file reviewsite/locale/django.pot --output-dir reviewsite/locale": CHECKOUT,
    ".venv/bin/pybabel compile --locale de --domain django --directory reviewsite/locale": CHECKOUT,
    "echo 'DATABASE_URL=postgres://foyer:…@db.example/foyer' >> .env": CHECKOUT,
    f"{MANAGE} move_database sqlite:////srv/foyer/var/foyer.sqlite3 "
    "postgres://foyer:…@db.example/foyer": POSTGRES,
    "systemctl enable --now foyer.socket foyer.service foyer-backup.timer foyer-verify.timer":
        SYSTEMD,
    "systemctl reload foyer": SYSTEMD,
    "systemctl restart foyer": SYSTEMD,
    "journalctl -u foyer": SYSTEMD,
    "podman build -f docs/deployment/Containerfile -t foyer .": CONTAINER,
    "podman run -p 8000:8000 -v foyer:/srv/foyer/var -e SITE_URL=https://films.example "
    "-e TRUSTED_PROXY_COUNT=1 foyer":
        CONTAINER,
    "aws s3 sync var/media s3://bucket": "needs a bucket",
}  # fmt: skip


def test_every_command_of_the_documents_is_run_here_or_has_a_reason():
    beside = {part for command in BESIDE for part in command.split(" && ")}
    run = {*FIRST, CREATE_OPERATOR, SERVE, *beside}
    assert not run & set(NOT_HERE)
    assert run | set(NOT_HERE) == set(documented())


class Operator:
    """Whoever follows the documents, with folders of their own."""

    def __init__(self, folder: Path) -> None:
        self.site = Site(folder / "var")
        self.site.settings["DATABASE_URL"] = f"sqlite:///{self.site.folder}/foyer.sqlite3"
        # For Site's own scripts: the key is in its file.
        self.site.settings["SECRET_KEY"] = ""
        self.backups, self.restored = folder / "backups", folder / "restored"
        self.serve = 0

    @property
    def environment(self) -> dict[str, str]:
        given = {**self.site.environment, "PORT": str(self.site.port)}
        del given["DATABASE_URL"], given["SECRET_KEY"]
        return given

    def here(self, command: str) -> str:
        """The command with folders, names and numbers of this machine; packages are installed."""
        put = {
            "/srv/foyer-backups/foyer-20260103T033000.000000Z": newest(self.backups),
            "/srv/foyer-backups": self.backups,
            "/srv/foyer-restored": self.restored,
            "/srv/foyer/var": self.site.folder,
            "$MAINPID": self.serve,
            "8080": self.site.port,
        }
        for written, meant in put.items():
            command = command.replace(written, str(meant))
        command = re.sub(r"^make ", "make -o .venv/runtime -o .venv/develop ", command)
        return re.sub(r"\bNAME\b", OPERATOR, re.sub(r"\bDIR\b", str(self.backups), command))

    def run(self, command: str, expected: str) -> None:
        done = subprocess.run(
            ["sh", "-c", self.here(command)],
            cwd=ROOT, env=self.environment, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert done.returncode == 0, (command, done.stdout)
        assert re.search(expected, done.stdout, re.DOTALL), (command, done.stdout)

    def type(self, command: str, *answers: str) -> str:
        """What a command says at a terminal where each of its questions is answered."""
        with subprocess.Popen(
            ["script", "--quiet", "--return", "--command", command, "/dev/null"],
            cwd=ROOT, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        ) as terminal:  # fmt: skip
            said = b""
            for answer in answers:
                said += self._question(terminal.stdout)
                terminal.stdin.write(f"{answer}\n".encode())
                terminal.stdin.flush()
            return (said + terminal.stdout.read()).decode()

    def _question(self, output) -> bytes:
        said = b""
        while not said.endswith(b": "):
            letter = output.read(1)
            assert letter, said
            said += letter
        return said

    @contextmanager
    def serving(self):
        """The site as README has it served; Ctrl-C stops everything."""
        log = self.site.log
        with log.open("w") as output, subprocess.Popen(
            ["sh", "-c", f"exec {self.here(SERVE)}"], cwd=ROOT, env=self.environment,
            stdout=output, stderr=output, start_new_session=True,
        ) as make:  # fmt: skip
            try:
                self.site.wait(make)
                child = subprocess.check_output(["pgrep", "--parent", str(make.pid)], text=True)
                self.serve = int(child)
                yield log
            finally:
                os.killpg(make.pid, signal.SIGINT)


@contextmanager
def written(site: Site):
    """A member writes and reads all the while; gives the answers."""
    stopped, answers = threading.Event(), []

    def write() -> None:
        while not stopped.wait(PAUSE_SECONDS):
            answers.append(site.comment(f"Said number {len(answers)}.", WRITER).status)
            answers.append(site.get(f"/films/{site.film}/", WRITER).status)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield answers
    finally:
        stopped.set()
        writer.join()


def test_commands_do_as_the_documents_say_beside_a_site_that_is_written(
    tmp_path, place_migrated, place_collected
):
    operator = Operator(tmp_path)
    site = operator.site
    site.folder.mkdir()
    place_migrated(site.folder / "foyer.sqlite3")
    place_collected(site.folder)
    for command, expected in FIRST.items():
        operator.run(command, expected)
    site.fill(members=2)
    password = "a long enough password"
    said = operator.type(CREATE_OPERATOR, OPERATOR, "boss@example.org", password, password)
    assert "created successfully" in said
    with operator.serving() as log, written(site) as answers:
        for command, expected in BESIDE.items():
            if command.endswith(RESTORE[-1]) and RESTORE[0] in command:
                site.python("-c", ERASE)
            operator.run(command, expected)
            assert set(answers) <= {200, 302}, command
        assert "A new server serves." in log.read_text()
    assert len(answers) > len(BESIDE)
    assert "Traceback" not in log.read_text() and "Mail goes to" in log.read_text()
    with pytest.raises(OSError, match="refused"):
        site.get("/healthz/")
