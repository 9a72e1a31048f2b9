"""The sample's three sign-ins. Their passwords are random, and stand in a file of the owner's."""

import os
import secrets

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import MODERATORS

SIGN_INS_FILE = settings.VAR_DIR / "sample_sign_ins.txt"
# Twenty letters and digits and more: nobody guesses it, and it can still be typed.
PASSWORD_BYTES = 15
MODERATOR = {"username": "moderator", "display_name": "The moderator"}


def make_sign_ins() -> None:
    """Give the sample's member, editor and moderator passwords, and write them down once."""
    moderator = User.objects.create_user(
        **MODERATOR, email="moderator@sample.example", is_staff=True, is_sample=True
    )
    moderator.groups.add(Group.objects.get(name=MODERATORS))
    EmailAddress.objects.create(user=moderator, email=moderator.email, verified=True, primary=True)
    roles = {"member": "ines", "editor": "marta", "moderator": moderator.username}
    lines = [f"{role:10} {name:10} {_new_password(name)}" for role, name in roles.items()]
    _write(lines)


def read_sign_ins() -> list[str]:
    """The lines of the file, or none where there is no sample."""
    return SIGN_INS_FILE.read_text().splitlines() if SIGN_INS_FILE.exists() else []


def _new_password(username: str) -> str:
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user = User.objects.get(username=username)
    user.set_password(password)
    user.save(update_fields=["password"])
    return password


def _write(lines: list[str]) -> None:
    SIGN_INS_FILE.unlink(missing_ok=True)
    descriptor = os.open(SIGN_INS_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write("\n".join(lines) + "\n")
