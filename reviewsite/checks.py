"""What `check --deploy` finds in the settings of this site, beside what Django finds."""

from django.conf import settings
from django.core import checks

# The proxy that does the TLS says so in a header, which is believed from a trusted one alone.
HTTPS_UNSEEN = (
    "SITE_URL begins with https://, and TRUSTED_PROXY_COUNT is 0: the site never learns that a "
    "request came by HTTPS, and redirects every page to itself without end."
)
HINT = "Set TRUSTED_PROXY_COUNT to the number of proxies in front: 1 with nginx or Caddy."


def unseen_https() -> str:
    """What is wrong where every request seems to come without TLS; "" where all is well."""
    return HTTPS_UNSEEN if settings.SITE_IS_SECURE and not settings.TRUSTED_PROXY_COUNT else ""


def check_https(app_configs, **kwargs) -> list[checks.CheckMessage]:
    problem = unseen_https()
    return [checks.Warning(problem, hint=HINT, id="foyer.W001")] if problem else []
