"""Pictures in a bucket of an S3-compatible store. The site itself serves them, at its own address
and with its own headers; a proxy or CDN in front keeps them, since a name's content never changes.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

from reviewsite.media import HEADERS, TYPES

# Seconds that a page or the worker waits for a store that does not answer, and how often it asks.
CONNECT_SECONDS, READ_SECONDS, ATTEMPTS = 2, 10, 2


@contextlib.contextmanager
def store_answers() -> Iterator[None]:
    """Raise ConnectionError, an OSError like those of a failing disk, where the store fails."""
    try:
        yield
    except (BotoCoreError, Boto3Error, ClientError) as error:
        raise ConnectionError("The store of pictures does not answer.") from error


class PictureStore(S3Storage):
    """A private bucket. Its objects carry type and lifetime, for those who serve it directly."""

    def get_default_settings(self) -> dict[str, Any]:
        asking = Config(
            s3={"addressing_style": "path"},
            signature_version="s3v4",
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": ATTEMPTS},
        )
        # A name is random or made of its content: to write it again is to write the same.
        return super().get_default_settings() | {"client_config": asking, "file_overwrite": True}

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        return {
            "ContentType": TYPES.get(name.rpartition(".")[2], "application/octet-stream"),
            "CacheControl": HEADERS["Cache-Control"],
        }

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """The site's own address for it."""
        return settings.MEDIA_URL + filepath_to_uri(name)

    def _open(self, name: str, mode: str = "rb") -> File:
        with store_answers():
            return super()._open(name, mode)

    def _save(self, name: str, content: File) -> str:
        with store_answers():
            return super()._save(name, content)

    def delete(self, name: str) -> None:
        with store_answers():
            super().delete(name)

    def exists(self, name: str) -> bool:
        with store_answers():
            return super().exists(name)
