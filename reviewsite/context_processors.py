"""What every page knows: the site's name and address, and the theme that the reader chose."""

from django.conf import settings
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_bidi

from accounts.themes import chosen_theme

HIDDEN = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'


def site(request) -> dict:
    return {
        # Django makes another for each form, which takes as long as three reviews on a film's page.
        # Who is shown no form is sent no token.
        "csrf_input": SimpleLazyObject(lambda: format_html(HIDDEN, get_token(request))),
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "source_url": settings.SOURCE_URL,
        "theme": chosen_theme(request),
        "LANGUAGE_CODE": get_language(),
        "LANGUAGE_BIDI": get_language_bidi(),
    }
