"""Secrets that the site must be able to read again, kept encrypted in the database.

The key comes from SECRET_KEY: whoever has a copy of the database alone learns nothing.
"""

import base64
import hashlib

from cryptography import fernet
from django.conf import settings


class Unreadable(Exception):
    """It was encrypted under another secret key, or is damaged."""


def encrypt(text: str) -> str:
    """The text as a Fernet token. The same text gives another token each time."""
    return _fernet().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text that `encrypt` was given. Raises Unreadable."""
    try:
        return _fernet().decrypt(token.encode()).decode()
    except fernet.InvalidToken as error:
        raise Unreadable from error


def _fernet() -> "fernet.Fernet":
    key = hashlib.sha256(b"accounts.secrets_at_rest" + settings.SECRET_KEY.encode()).digest()
    return fernet.Fernet(base64.urlsafe_b64encode(key))
