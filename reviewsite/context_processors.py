"""What every page knows: the site's name and address, and the lights that the reader chose."""

from django.conf import settings

from accounts.themes import chosen_theme
from freshness.fragments import Version
from freshness.readers import PLACES, is_for_others

# The version of pieces that are the same until the site is started again.
SAME: Version = (("start", 1),)


def site(request) -> dict:
    places = {"csrf_token": PLACES["csrf_token"]} if is_for_others(request) else {}
    return {
        **places,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "source_url": settings.SOURCE_URL,
        "theme": chosen_theme(request),
        "same": None if settings.DEBUG else SAME,
    }
