"""The site itself in the words of schema.org, for search engines."""

from django.conf import settings
from django.urls import reverse


def website() -> dict:
    """The site as schema.org/WebSite, with how to search it."""
    search = f"{settings.SITE_URL}{reverse('search')}?q={{search_term_string}}"
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": f"{settings.SITE_URL}/",
        "inLanguage": settings.LANGUAGE_CODE,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }
