"""Films and people in the words of schema.org, for search engines. Built from what the page has
already read; asks the database nothing."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from films.models import Credit, Department, Film, Person, RatingSummary
from films.selectors import FilmFacts

SHARE_IMAGE = "img/share.png"
BEST_RATING = 10
WORST_RATING = 1
Crumbs = Sequence[tuple[str, str]]


class HasPage(Protocol):
    """A film, a person, or what an app above shows in a list."""

    def get_absolute_url(self) -> str: ...


def movie(film: Film, facts: FilmFacts, crew: Sequence[Credit], *, site_url: str) -> dict:
    """A film as schema.org/Movie, without what is not known, and not rated yet."""
    names = [title.title for title in facts.titles if title.title != film.title]
    if film.original_title and film.original_title not in (film.title, *names):
        names.insert(0, film.original_title)
    told = [plot for plot in facts.plots if not plot.reveals_ending]
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Movie",
            "@id": site_url + film.get_absolute_url(),
            "url": site_url + film.get_absolute_url(),
            "name": film.title,
            "alternateName": names,
            "description": told[0].body if told else "",
            # As where a link is shared: search engines pass over a film without a picture.
            "image": pictures_of_film(film, site_url=site_url) or [site_url + static(SHARE_IMAGE)],
            "datePublished": _date(film.released) or str(film.release_year or ""),
            "duration": f"PT{film.runtime_minutes}M" if film.runtime_minutes else "",
            "contentRating": film.certification,
            "inLanguage": film.original_language,
            "genre": [genre.name for genre in facts.genres],
            "countryOfOrigin": [
                {"@type": "Country", "name": country.name} for country in facts.countries
            ],
            "director": _people(crew, Department.DIRECTING, site_url),
            "actor": _people(crew, Department.CAST, site_url),
            "sameAs": [link.get_absolute_url() for link in facts.links],
        }
    )


def with_rating(movie: dict, summary: RatingSummary | None) -> dict:
    """The same with what its ratings come to, when it was rated."""
    rating = _aggregate_rating(summary)
    return movie | {"aggregateRating": rating} if rating else movie


def pictures_of_film(film: Film, *, site_url: str) -> list[str]:
    """The film's poster and its card, as far as they are there; read both with the film."""
    return [site_url + one.address for one in (film.poster, film.share_card) if one]


def item_list(records: Iterable[HasPage], *, site_url: str) -> dict:
    """The films, people or reviews that a page lists, as schema.org/ItemList, in its order; {}
    where it lists none."""
    rows = [
        {
            "@type": "ListItem",
            "position": position,
            "url": site_url + record.get_absolute_url(),
            "name": str(record),
        }
        for position, record in enumerate(records, start=1)
    ]
    if not rows:
        return {}
    return {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": rows}


def person(person: Person, names: Sequence[str], *, professions: Sequence[str], site_url: str):
    """A person as schema.org/Person, without what is not known."""
    address = site_url + person.get_absolute_url()
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Person",
            "@id": address,
            "url": address,
            "name": person.name,
            "alternateName": list(names),
            "birthDate": _date(person.born),
            "birthPlace": person.birth_place,
            "deathDate": _date(person.died),
            "jobTitle": list(professions),
            "description": person.biography,
            "image": _likeness(person, site_url),
        }
    )


def breadcrumbs(links: Crumbs, current: str, *, site_url: str) -> dict:
    """The way to a page as schema.org/BreadcrumbList; the page itself has no address there."""
    steps = [{"name": name, "item": site_url + address} for name, address in links]
    steps.append({"name": current})
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, **step}
            for position, step in enumerate(steps, start=1)
        ],
    }


def way_from_film(film: Film, here: str, *, site_url: str) -> dict:
    """The way to a page about a film, over the film's own."""
    trail = [(_("Films"), reverse("film_list")), (film.title, film.get_absolute_url())]
    return breadcrumbs(trail, here, site_url=site_url)


def _likeness(person: Person, site_url: str) -> str:
    """The address of the portrait, or nothing."""
    portrait = person.portrait
    return site_url + portrait.address if portrait else ""


def _aggregate_rating(summary: RatingSummary | None) -> dict | None:
    if summary is None or summary.score is None:
        return None
    return {
        "@type": "AggregateRating",
        "ratingValue": str(summary.score.quantize(Decimal("0.1"), ROUND_HALF_UP)),
        "ratingCount": summary.rating_count,
        "bestRating": BEST_RATING,
        "worstRating": WORST_RATING,
    }


def _people(crew: Sequence[Credit], department: Department, site_url: str) -> list[dict]:
    found = {credit.person_id: credit.person for credit in crew if credit.department == department}
    return [
        {"@type": "Person", "name": one.name, "url": site_url + one.get_absolute_url()}
        for one in found.values()
    ]


def _date(date) -> str:
    return date.isoformat() if date else ""


def _known(data: dict) -> dict:
    return {key: value for key, value in data.items() if value}
