"""A model field for web addresses."""

from django.db import models


class WebAddressField(models.URLField):
    """A URLField whose form takes `example.org` for `https://example.org`."""

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https", **kwargs})
