"""Why one film is near another, in words. Pure; which films are near is read by the selectors."""

from django.utils.translation import gettext as _

# Countries that English names with an article, as the catalogue writes them.
WITH_ARTICLE = {
    "Bahamas", "Central African Republic", "Comoros", "Dominican Republic", "Gambia", "Maldives",
    "Netherlands", "Philippines", "Soviet Union", "United Arab Emirates", "United Kingdom",
    "United States",
}  # fmt: skip


def words(*, person: str, is_by: bool, genre: str, country: str) -> str:
    """The weightiest of what two films share: a person, who `is_by` where they made the other
    film; else the genre and the country; "" where nothing is."""
    place = f"the {country}" if country in WITH_ARTICLE else country
    if person:
        return (_("Also by %(name)s") if is_by else _("Also with %(name)s")) % {"name": person}
    if genre and place:
        return _("%(genre)s from %(country)s") % {"genre": genre, "country": place}
    if genre:
        return _("Also %(genre)s") % {"genre": genre}
    return _("Also from %(country)s") % {"country": place} if place else ""
