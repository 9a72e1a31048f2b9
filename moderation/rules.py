"""The rules of the house, each with a permanent id: what a decision cites and a report names.

Pure: the page that prints the rules, the admin's form and the log all read this one table.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rule(models.TextChoices):
    CIVILITY = "civility", _("Disagree with films and with reviews, never with people.")
    SPOILERS = "spoilers", _("Mark what gives the plot away.")
    ADVERTISING = "advertising", _("No advertising.")
    HONESTY = (
        "honesty",
        _("Review what you have seen; say so when you were paid or given a ticket."),
    )
    COPYRIGHT = "copyright", _("Publish your own words.")
    PRIVACY = "privacy", _("Leave other people’s private life out.")
    TOPIC = "topic", _("Stay with the film.")
    ILLEGAL = "illegal", _("Nothing that the law forbids.")
