"""What every page knows: the site's name and address, and the lights that the reader chose."""

from django.conf import settings
from django.utils.translation import get_language, get_language_bidi

from accounts.themes import chosen_theme


def site(request) -> dict:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "source_url": settings.SOURCE_URL,
        "theme": chosen_theme(request),
        "LANGUAGE_CODE": get_language(),
        "LANGUAGE_BIDI": get_language_bidi(),
    }
