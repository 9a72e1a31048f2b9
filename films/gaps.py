"""What a film's record may lack, that its readers would look for. Pure: conditions and words."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from films.models import Credit, Department, Film, Plot

_DIRECTORS = Credit.objects.filter(film=OuterRef("pk"), department=Department.DIRECTING)
_GENRES = Film.genres.through.objects.filter(film=OuterRef("pk"))

# By the name that stands in the address of a list.
GAPS = {
    "picture": (
        _("Films without a poster of their own"),
        Q(poster=None) | Q(poster__is_drawn=True),
    ),
    "plot": (_("Films without a plot"), ~Q(Exists(Plot.objects.filter(film=OuterRef("pk"))))),
    "director": (_("Films without a director"), ~Q(Exists(_DIRECTORS))),
    "genre": (_("Films without a genre"), ~Q(Exists(_GENRES))),
    "length": (_("Films without a length"), Q(runtime_minutes=None)),
    "year": (_("Films without a year"), Q(release_year=None)),
}
