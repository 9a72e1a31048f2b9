"""The countries and genres: those a new site begins with, and how many films each has."""

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from films.countries import HISTORIC, country_names
from films.models import Country, Film, Genre
from films.slugs import first_free, slug_base

GENRES = [
    "Action",
    "Adventure",
    "Animation",
    "Biography",
    "Comedy",
    "Crime",
    "Documentary",
    "Drama",
    "Family",
    "Fantasy",
    "History",
    "Horror",
    "Musical",
    "Mystery",
    "Romance",
    "Science fiction",
    "Short",
    "Silent",
    "Sport",
    "Thriller",
    "War",
    "Western",
]


def ensure_subjects() -> None:
    """Make the countries and genres that are missing. Existing ones keep their names."""
    known = set(Country.objects.values_list("code", flat=True))
    Country.objects.bulk_create(
        Country(
            code=code,
            name=name,
            slug=slug_base(name, fallback=code.lower()),
            is_historic=code in HISTORIC,
        )
        for code, name in country_names().items()
        if code not in known
    )
    slugs = set(Genre.objects.values_list("slug", flat=True))
    missing = {slug_base(name, fallback="genre"): name for name in GENRES}
    Genre.objects.bulk_create(
        (Genre(name=name, slug=slug) for slug, name in missing.items() if slug not in slugs),
        ignore_conflicts=True,
    )


def recount_subjects() -> None:
    """Count the public films of every genre and country anew; `recount_facets` calls it."""
    for model, through, field in (
        (Genre, Film.genres.through, "genre"),
        (Country, Film.countries.through, "country"),
    ):
        counts = (
            through.objects.filter(film__is_public=True, **{field: OuterRef("pk")})
            .values(field)
            .annotate(total=Count("pk"))
            .values("total")
        )
        model.objects.alias(now=Coalesce(Subquery(counts), 0)).exclude(film_count=F("now")).update(
            film_count=Coalesce(Subquery(counts), 0)
        )


def save_subject(subject: Genre | Country) -> Genre | Country:
    """Store a genre or a country. The address is made once, from the name, and never remade."""
    if not subject.slug:
        others = type(subject)._default_manager
        base = slug_base(subject.name, fallback=type(subject).__name__.lower())
        subject.slug = first_free(base, lambda slug: others.filter(slug=slug).exists())
    subject.save()
    return subject
