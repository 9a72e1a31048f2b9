"""What a backup holds, and how that is checked: pure, on files alone."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

FORMAT = 1
NAME = "manifest.json"


class BrokenBackup(Exception):
    """The files of a backup are not what its manifest says."""


@dataclass(frozen=True)
class Manifest:
    """Times in ISO 8601; `files` have their SHA-256 by their path within the backup."""

    began_at: str
    finished_at: str
    engine: str
    versions: dict[str, str]
    migrations: dict[str, str]
    rows: dict[str, int]
    files: dict[str, str] = field(repr=False)
    format: int = FORMAT


def write(manifest: Manifest, folder: Path) -> None:
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    (folder / NAME).write_text(text + "\n")


def read(folder: Path) -> Manifest:
    """Raises BrokenBackup where there is no manifest that this version understands."""
    try:
        found = json.loads((folder / NAME).read_text())
        manifest = Manifest(**found)
    except (OSError, ValueError, TypeError) as error:
        raise BrokenBackup(f"{folder} holds no readable {NAME}.") from error
    if manifest.format != FORMAT:
        raise BrokenBackup(f"Format {manifest.format} of the manifest is not known here.")
    return manifest


def check(manifest: Manifest, folder: Path) -> None:
    """Read every file of a backup. Raises BrokenBackup, naming the first that is wrong."""
    for name, sha256 in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise BrokenBackup(f"{name} is missing.")
        if hash_of(path) != sha256:
            raise BrokenBackup(f"{name} is not what was backed up.")


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in a folder and its folders, in order of names."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
