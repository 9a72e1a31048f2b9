"""What an operator may do wrong is answered by one sentence that says what; folders are made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reviewsite.operations.backups import newest
from tests.endurance.site import ROOT, Site

pytestmark = pytest.mark.site

KEY = {"SECRET_KEY": "only-for-tests-not-a-secret-0123456789-abcdefghijklmnop"}
TRIED_AT_ONCE = 3


@pytest.fixture(scope="module")
def backup(tmp_path_factory, place_migrated) -> Path:
    site = Site(tmp_path_factory.mktemp("site"))
    place_migrated(site.database)
    parent = tmp_path_factory.mktemp("backups")
    site.python("manage.py", "backup", str(parent))
    return newest(parent)


def begin(*command: object, **environment: object) -> subprocess.Popen:
    given = {name: str(value) for name, value in environment.items()}
    return subprocess.Popen(
        [sys.executable, *map(str, command)],
        cwd=ROOT, env={"PATH": os.environ["PATH"], **given}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def ended(process: subprocess.Popen) -> tuple[int, str]:
    said, wrong = process.communicate()
    return process.returncode, wrong if process.returncode else said


def mistakes(backup: Path, folder: Path) -> list[tuple[str, tuple, dict]]:
    """What is to be said, the command, and what differs from a sound environment."""
    file = folder / "file"
    file.write_bytes(b"\xff\xfe")
    (unfinished := folder / ".unfinished-foyer").mkdir()
    (spoilt := folder / "spoilt").mkdir()
    (spoilt / "manifest.json").write_text("[]")
    restore = ("manage.py", "restore")
    return [
        ("reviewsite.secret_key", (*restore, backup), {"SECRET_KEY": ""}),
        ("neither SQLite", (*restore, backup), {"DATABASE_URL": "mysql://host/name"}),
        ("cannot be used|unable to open", (*restore, backup),
         {"DATABASE_URL": f"sqlite:///{folder}"}),
        ("Not a directory", (*restore, backup), {"VAR_DIR": file / "var"}),
        ("no readable manifest", (*restore, backup.parent), {}),
        ("no readable manifest", (*restore, "nowhere"), {}),
        ("no readable manifest", (*restore, file), {}),
        ("no readable manifest", (*restore, unfinished), {}),
        ("no readable manifest", (*restore, spoilt), {}),
        ("No such file", (*restore, backup, "--erasures", "nowhere"), {}),
        ("Is a directory", (*restore, backup, "--erasures", folder), {}),
        ("no erasure", (*restore, backup, "--erasures", file), {}),
        ("Not a directory", ("-m", "reviewsite.secret_key"), {"VAR_DIR": file / "var"}),
        ("cannot be used", ("manage.py", "backup", folder / "backups"), {}),
        ("cannot be used", ("manage.py", "recount_ratings"), {}),
        ("no place for the database", ("manage.py", "set_up"),
         {"DATABASE_URL": f"sqlite:///{file}/x.sqlite3"}),
        ("neither SQLite", ("manage.py", "move_database", "here", "there"), {}),
    ]  # fmt: skip


def test_a_mistake_is_answered_by_one_sentence(backup, tmp_path):
    tried = mistakes(backup, tmp_path)
    while tried:
        some, tried = tried[:TRIED_AT_ONCE], tried[TRIED_AT_ONCE:]
        processes = [
            begin(*command, **{"VAR_DIR": tmp_path / f"var{number}", **KEY, **differing})
            for number, (_, command, differing) in enumerate(some, start=len(tried))
        ]
        for (expected, command, _), process in zip(some, processes, strict=True):
            code, said = ended(process)
            assert code == 1, command
            assert any(part in said for part in expected.split("|")), (command, said)
            assert len(said.splitlines()) == 1, (command, said)


def test_missing_folders_are_made_and_paths_may_be_relative(backup, tmp_path):
    var, database = tmp_path / "new" / "var", tmp_path / "elsewhere" / "below" / "site.sqlite3"
    place = {"VAR_DIR": var, "DATABASE_URL": f"sqlite:///{os.path.relpath(database, ROOT)}"}
    assert ended(begin("-m", "reviewsite.secret_key", **place)) == (0, "")
    relative = os.path.relpath(backup, ROOT)
    code, said = ended(begin("manage.py", "restore", relative, **place))
    assert code == 0, said
    assert "Restored" in said and database.exists()
    code, said = ended(begin("manage.py", "restore", relative, **place))
    assert (code, said.count("\n")) == (1, 1) and "There are tables" in said


def test_a_relative_folder_of_data_begins_where_the_code_is(tmp_path):
    code = "from reviewsite.settings import *; print(VAR_DIR, secret_key_path(env))"
    place = {**KEY, "PYTHONPATH": ROOT, "VAR_DIR": "data", "PATH": os.environ["PATH"]}
    given = {name: str(value) for name, value in place.items()}
    said = subprocess.check_output([sys.executable, "-c", code], cwd=tmp_path, env=given, text=True)
    assert said.split() == [str(ROOT / "data"), str(ROOT / "data" / "secret_key")]
