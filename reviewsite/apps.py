from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.core import checks
from django.utils.translation import gettext_lazy as _

from reviewsite.checks import check_https


class ReviewsiteConfig(AppConfig):
    name = "reviewsite"
    verbose_name = _("Site")
    default = True

    def ready(self):
        checks.register(check_https, checks.Tags.security, deploy=True)


class DeskConfig(admin.AdminConfig):
    """Django's admin with our entrance."""

    default_site = "reviewsite.admin.Desk"
    default = False
