"""Who did what on a film."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .film import Film
from .person import Person


class Department(models.TextChoices):
    """In the order in which a page of full credits lists them."""

    DIRECTING = "directing", _("Directing")
    WRITING = "writing", _("Writing")
    CAST = "cast", _("Cast")
    PRODUCTION = "production", _("Production")
    CAMERA = "camera", _("Camera")
    EDITING = "editing", _("Editing")
    MUSIC = "music", _("Music")
    ART = "art", _("Art")
    COSTUME = "costume", _("Costume and make-up")
    SOUND = "sound", _("Sound")
    OTHER = "other", _("Other crew")


class Credit(models.Model):
    """A person on a film: a job in a department, or a character in the cast."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="credits")
    person = models.ForeignKey(Person, models.PROTECT, related_name="credits")
    department = models.CharField(_("department"), max_length=12, choices=Department)
    job = models.CharField(_("job"), max_length=100, blank=True)
    character_name = models.CharField(_("character"), max_length=200, blank=True)
    credited_as = models.CharField(
        _("credited as"),
        max_length=200,
        blank=True,
        help_text=_("Only when the film spells the name differently."),
    )
    billing_order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords(user_model=settings.AUTH_USER_MODEL)

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["billing_order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "person", "department", "job", "character_name"],
                name="credit_once_per_person_and_job",
            ),
            models.CheckConstraint(
                condition=Q(department__in=Department.values), name="credit_department_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["film", "billing_order", "id"], name="credit_by_billing"),
            # So a person with a thousand credits is looked up as quickly as one with ten.
            models.Index(fields=["person", "-film"], name="credit_newest_films_of_person"),
        ]

    def __str__(self):
        return f"{self.person}, {self.character_name or self.job or self.get_department_display()}"
