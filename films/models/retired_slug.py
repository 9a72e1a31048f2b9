"""Addresses that a film or a person once had. A shipped address never dies without a redirect."""

from django.db import models
from django.db.models import Q

from .film import Film
from .person import Person


class RetiredSlug(models.Model):
    slug = models.SlugField(max_length=100)
    film = models.ForeignKey(
        Film, models.CASCADE, null=True, blank=True, related_name="retired_slugs"
    )
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="retired_slugs"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slug"], condition=Q(film__isnull=False), name="retired_film_slug_is_unique"
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(person__isnull=False),
                name="retired_person_slug_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(film__isnull=False, person__isnull=True)
                | Q(film__isnull=True, person__isnull=False),
                name="retired_slug_leads_to_a_film_or_a_person",
            ),
        ]

    def __str__(self):
        return self.slug
