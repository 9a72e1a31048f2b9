from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.utils.translation import gettext_lazy as _


class ReviewsiteConfig(AppConfig):
    name = "reviewsite"
    verbose_name = _("Site")
    default = True


class DeskConfig(admin.AdminConfig):
    """Django's admin with our entrance."""

    default_site = "reviewsite.admin.Desk"
    default = False
