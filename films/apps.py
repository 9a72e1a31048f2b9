from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

RECORDS = ("film", "person")
PARTS = ("filmtitle", "personname", "credit", "genre", "country", "plot", "picture", "still",
         "externallink")  # fmt: skip
CHANGE = [f"{verb}_{noun}" for noun in RECORDS + PARTS for verb in ("view", "add", "change")]
DELETE = [f"delete_{noun}" for noun in PARTS]


class FilmsConfig(AppConfig):
    name = "films"
    verbose_name = _("Films")
    editors_may = CHANGE + DELETE + ["view_filmmerge"]
    moderators_may = [f"view_{noun}" for noun in RECORDS]
