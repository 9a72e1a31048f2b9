"""The film's admin, with what follows for ratings when its first release moves.

It takes the place of the catalogue's own, which knows no ratings.
"""

from django.contrib import admin
from django.db import transaction

from films.admin import FilmAdmin
from films.models import Film
from reviews.services import recount_film

admin.site.unregister(Film)


@admin.register(Film)
class RatedFilmAdmin(FilmAdmin):
    def save_model(self, request, obj, form, change):
        before = Film.objects.filter(pk=obj.pk).values_list("released", flat=True).first()
        super().save_model(request, obj, form, change)
        if change and before != obj.released:
            recount_film(obj)

    @transaction.atomic
    def merge(self, *, kept, dropped, across_years=False):
        super().merge(kept=kept, dropped=dropped, across_years=across_years)
        recount_film(kept)
