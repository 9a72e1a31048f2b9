from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsiteConfig(AppConfig):
    name = "reviewsite"
    verbose_name = _("Site")
