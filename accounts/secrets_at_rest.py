"""Secrets that the site must be able to read again, kept encrypted in the database.

The key comes from SECRET_KEY: whoever has a copy of the database alone learns nothing. What keys of
SECRET_KEY_FALLBACKS encrypted is read, too.
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


def _fernet() -> "fernet.MultiFernet":
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return fernet.MultiFernet([fernet.Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    digest = hashlib.sha256(b"accounts.secrets_at_rest" + secret.encode()).digest()
    return base64.urlsafe_b64encode(digest)
