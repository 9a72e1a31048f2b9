"""Static files as a site serves them, collected once for all workers and tests that need a site.

To compress them takes longer than most tests. Later runs find them in the cache of pytest until a
static file changes, or what collects them.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from reviewsite.management.commands.set_up import fingerprint_of_static_files
from tests.migrated import ROOT, alone

SOURCES = ("reviewsite/storage.py", "reviewsite/management/commands/set_up.py", "requirements.txt")
COLLECT = """
import django
django.setup()
from reviewsite.management.commands.set_up import Command
Command().collect_static_files()
"""


def collected_folder(folder: Path) -> Path:
    """A folder inside one that processes share which run at once, as `set_up` leaves it."""
    site = folder / _fingerprint()
    with alone(folder / "lock"):
        if not (site / "static" / ".collected").exists():
            for old in folder.glob("*/"):
                shutil.rmtree(old)
            environment = {
                "PATH": os.environ["PATH"],
                "DJANGO_SETTINGS_MODULE": "reviewsite.settings",
                "SECRET_KEY": "x",
                "VAR_DIR": str(site),
            }
            subprocess.run([sys.executable, "-c", COLLECT], cwd=ROOT, env=environment, check=True)
    return site / "static"


def _fingerprint() -> str:
    digest = hashlib.sha256(fingerprint_of_static_files().encode())
    for source in SOURCES:
        digest.update((ROOT / source).read_bytes())
    return digest.hexdigest()[:16]
