from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PARTS_OF_ARTICLES = ("castplacement", "reviewauthor", "articlepicture", "relatedfilm")
TEXTS = ("review", "importedreview", "doublebill", *PARTS_OF_ARTICLES)
CHANGE = [f"{verb}_{noun}" for noun in TEXTS for verb in ("view", "add", "change")]
DELETE = [f"delete_{noun}" for noun in ("doublebill", *PARTS_OF_ARTICLES)]


class ReviewsConfig(AppConfig):
    name = "reviews"
    verbose_name = _("Reviews")
    editors_may = CHANGE + DELETE
    moderators_may = ["view_review", "view_comment"]
