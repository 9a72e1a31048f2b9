"""The commands that the documents tell their readers to run, collected from the documents."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", ".env.example", "docs/**/*.md")
DEPLOYMENT = "docs/deployment"
# First words of commands, whether or not this machine has the program.
PROGRAMS = {"apt-get", "aws", "cd", "echo", "export", "git", "journalctl", "make", "manage.py",
            "openssl", "pip", "podman", "psql", "python", "systemctl"}  # fmt: skip
OWN = (".venv/bin/", ".ci/", "/srv/foyer/.venv/bin/", "/bin/")

FENCED = re.compile(r"^ *```[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`]+)`")
REMARK = re.compile(r"\s+#.*")
ASSIGNED = re.compile(r"([A-Z_]+=('[^']*'|\S*) +)+")


def documented() -> dict[str, set[str]]:
    """Each command, `manage.py` written out, and the documents that have it."""
    found: dict[str, set[str]] = {}
    paths = [path for pattern in DOCUMENTS for path in sorted(ROOT.glob(pattern))]
    texts = [(path, commands_of(path.read_text())) for path in paths]
    files = [path for path in sorted((ROOT / DEPLOYMENT).rglob("*")) if path.is_file()]
    texts += [(path, started_by(path.read_text())) for path in files]
    for path, commands in texts:
        for command in commands:
            found.setdefault(written_out(command), set()).add(str(path.relative_to(ROOT)))
    return found


def commands_of(text: str) -> Iterator[str]:
    """Of a document: lines of code blocks, and code within sentences and tables."""
    for block in FENCED.findall(text):
        lines = re.sub(r" *\\\n *", " ", block).splitlines()
        yield from filter(is_command, (REMARK.sub("", line).strip() for line in lines))
    for paragraph in re.split(r"\n *\n", FENCED.sub("\n\n", text)):
        spans = (re.sub(r"\s*\n(?:# )?\s*", " ", span) for span in SPAN.findall(paragraph))
        yield from filter(is_command, spans)


def started_by(text: str) -> Iterator[str]:
    """Of a file for systemd, podman or a proxy: what it starts, and what its remarks say."""
    yield from re.findall(r"^Exec\w+=(.+)$", text, re.MULTILINE)
    for command in re.findall(r"^CMD (\[.+\])$", text, re.MULTILINE):
        yield json.loads(command)[-1]
    yield from filter(is_command, re.findall(r"^# (.+)$", text, re.MULTILINE))


def is_command(text: str) -> bool:
    """Whether a text begins with a program, and is more than its name."""
    first, _, rest = ASSIGNED.sub("", text).partition(" ")
    if first.startswith(OWN):
        return True
    return bool(rest) and (first in PROGRAMS or shutil.which(first) is not None)


def written_out(command: str) -> str:
    """In short, `manage.py` stands for the site's own Python with it."""
    return re.sub(r"^(?:/srv/foyer/)?(?:\.venv/bin/python )?manage\.py ",
                  ".venv/bin/python manage.py ", command)  # fmt: skip
