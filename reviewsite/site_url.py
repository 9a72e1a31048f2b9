"""SITE_URL, the public address of the site: what it may be. Pure, and the settings' own."""

from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

DEFAULT_PORTS = {"http": 80, "https": 443}


def site_address(text: str) -> str:
    """The address as browsers name it: scheme and host, the port where it is not the usual one.

    Raises ImproperlyConfigured, in a sentence for the operator.
    """
    try:
        parts = urlsplit(text.strip().rstrip("/"))
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"SITE_URL is no address ({error}): {text}") from error
    _refuse_what_is_no_site(parts, text)
    host = _as_browsers_send(str(parts.hostname), text)
    usual = port in (None, DEFAULT_PORTS[parts.scheme])
    return f"{parts.scheme}://{host}" + ("" if usual else f":{port}")


def _as_browsers_send(host: str, text: str) -> str:
    """A host in ASCII, as certificates and requests name one in another script."""
    try:
        return f"[{host}]" if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise ImproperlyConfigured(f"SITE_URL has a host that cannot be: {text}") from error


def _refuse_what_is_no_site(parts: SplitResult, text: str) -> None:
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            f"SITE_URL names no site: {text}. It is https:// or http://, and a host."
        )
    if parts.path or parts.query or parts.fragment or parts.username is not None:
        raise ImproperlyConfigured(
            f"SITE_URL holds more than scheme, host and port: {text}. The site stands at the top "
            f"of a host, never below a path: {parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        )
    if any(letter.isspace() for letter in parts.netloc):
        raise ImproperlyConfigured(f"SITE_URL has a blank in its host: {text}")
