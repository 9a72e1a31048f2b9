"""Who sends a request, as far as the site wants to know: from our own page or not, and from
which network, in a form that cannot be turned back."""

import hashlib
import hmac
import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

# One household or office has one of these; a quota on single addresses is evaded by any IPv6 host.
IPV4_PREFIX = 24
IPV6_PREFIX = 56


def refuse_foreign_origin(request: HttpRequest) -> None:
    """Raise PermissionDenied when a browser says that another site's page sent this request.

    Protects forms on pages that hold no per-visitor token. Browsers always send Origin or
    Sec-Fetch-Site with a POST; a client that sends neither, nor a Referer, carries nobody's
    cookies. What is sent must be ours, the scheme included; an empty word is nobody's.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site", "none")
    if fetch_site not in ("same-origin", "none"):
        raise PermissionDenied("Sec-Fetch-Site")
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    if request.headers.get("Origin") not in {None, *ours}:
        raise PermissionDenied("Origin")
    # Some browsers are told to send it empty.
    referer = request.headers.get("Referer")
    if referer and _origin_of(referer) not in ours:
        raise PermissionDenied("Referer")


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def visitor_key(request: HttpRequest) -> str:
    """A keyed hash of the visitor's network, for quotas. No address is stored anywhere."""
    network = _network(_address(request))
    return hmac.new(settings.SECRET_KEY.encode(), network.encode(), hashlib.sha256).hexdigest()[:32]


def _address(request: HttpRequest) -> str:
    """The address of the client, as the last trusted proxy saw it."""
    if settings.TRUSTED_PROXY_COUNT:
        seen = request.headers.get("X-Forwarded-For", "").split(",")
        if len(seen) >= settings.TRUSTED_PROXY_COUNT:
            return seen[-settings.TRUSTED_PROXY_COUNT].strip()
    return request.META.get("REMOTE_ADDR", "")


def _network(address: str) -> str:
    try:
        prefix = IPV4_PREFIX if ipaddress.ip_address(address).version == 4 else IPV6_PREFIX
        return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))
    except ValueError:
        return "unknown"
