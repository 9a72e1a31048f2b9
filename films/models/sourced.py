"""What every borrowed text or picture says of its origin."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from films.web_address import WebAddressField


class Sourced(models.Model):
    """Source, address of the source, licence. A row without a source cannot be stored."""

    source_name = models.CharField(
        _("source"),
        max_length=200,
        help_text=_("Whose it is, as readers will see it: a distributor, an archive, an editor."),
    )
    source_url = WebAddressField(_("address of the source"), blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=100,
        blank=True,
        help_text=_("For example CC BY 4.0, or press kit."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source_name=""), name="%(class)s_names_its_source"
            )
        ]
