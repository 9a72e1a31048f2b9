"""What every page knows: the site's name and address, and the lights that the reader chose."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_bidi

from accounts.themes import chosen_theme
from freshness.readers import PLACES, is_for_others

HIDDEN = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'


def site(request) -> dict:
    places = {}
    if is_for_others(request):
        places = {"csrf_input": format_html(HIDDEN, PLACES["csrf_token"])}
    return {
        **places,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "source_url": settings.SOURCE_URL,
        "theme": chosen_theme(request),
        "LANGUAGE_CODE": get_language(),
        "LANGUAGE_BIDI": get_language_bidi(),
    }
