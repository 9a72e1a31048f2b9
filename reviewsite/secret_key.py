"""The secret key of one installation: made once, kept in a file that only its owner can read.

`python -m reviewsite.secret_key` makes the file when it is missing. It needs no Django settings,
since the settings need the key.
"""

import os
import secrets
import sys
from pathlib import Path

from environ import Env

BASE_DIR = Path(__file__).resolve().parent.parent
# 64 bytes of randomness: more than the 50 characters that Django's own check asks for.
KEY_BYTES = 64


def secret_key_path(env: Env) -> Path:
    """Where the key stands: SECRET_KEY_PATH, else `secret_key` in VAR_DIR."""
    return BASE_DIR / env.str("SECRET_KEY_PATH", default=str(var_dir(env) / "secret_key"))


def var_dir(env: Env) -> Path:
    """The folder of data: VAR_DIR, else var/. A relative path begins where the site's code is."""
    return BASE_DIR / env.str("VAR_DIR", default="var")


def ensure_secret_key(path: Path) -> bool:
    """Make the key file unless it stands already; return whether it was made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(KEY_BYTES))
    return True


if __name__ == "__main__":
    Env.read_env(BASE_DIR / ".env")
    try:
        ensure_secret_key(secret_key_path(Env()))
    except OSError as error:
        sys.exit(f"No secret key was made: {error}")
