"""The people of the catalogue and every spelling of their names."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from films.fields import PartialDateField
from films.web_address import WebAddressField
from text.addresses import address_of


class Person(models.Model):
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)
    born = PartialDateField(_("born"), of_life=True, null=True, blank=True)
    birth_place = models.CharField(_("place of birth"), max_length=200, blank=True)
    died = PartialDateField(_("died"), of_life=True, null=True, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    biography_as_of = PartialDateField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("When what the biography says was last known to be true."),
    )
    biography_source_name = models.CharField(_("source"), max_length=200, blank=True)
    biography_source_url = WebAddressField(_("address of the source"), blank=True)
    biography_licence = models.CharField(_("licence"), max_length=100, blank=True)
    portrait = models.ForeignKey(
        "films.Picture", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    history = HistoricalRecords(user_model=settings.AUTH_USER_MODEL, excluded_fields=["updated_at"])

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=Q(biography="") | ~Q(biography_source_name=""),
                name="biography_names_its_source",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("person_detail", self.slug)


class NameKind(models.TextChoices):
    ALTERNATIVE = "alternative", _("other spelling")
    NATIVE = "native", _("in the person's own script")
    TRANSLITERATION = "transliteration", _("transliteration")


class PersonName(models.Model):
    """Another spelling of a person's name. Search finds every one of them."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=10, blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=NameKind, default=NameKind.ALTERNATIVE
    )

    history = HistoricalRecords(user_model=settings.AUTH_USER_MODEL)

    class Meta:
        verbose_name = _("spelling of a name")
        verbose_name_plural = _("spellings of names")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="person_name_spelt_once"),
            models.CheckConstraint(condition=~Q(name=""), name="person_name_is_not_empty"),
        ]

    def __str__(self):
        return self.name
