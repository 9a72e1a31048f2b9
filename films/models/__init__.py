"""The nouns of the catalogue: films, people, what joins them, and what is said of them."""

from .credit import Credit, Department
from .film import Film, FilmTitle, TitleKind
from .film_count import FilmCount
from .film_set import FilmSet
from .gap import Gap
from .link import ExternalLink, LinkSite
from .merge import FilmMerge
from .person import Person, PersonName
from .picture import Picture, Still
from .plot import Plot
from .rating_summary import RatingSummary, WeeklyRatings
from .retired_slug import RetiredSlug
from .search import FilmToken, PersonToken, Place, Spelling
from .subject import Country, Genre

__all__ = [
    "Country",
    "Credit",
    "Department",
    "ExternalLink",
    "Film",
    "FilmCount",
    "FilmMerge",
    "FilmSet",
    "FilmTitle",
    "FilmToken",
    "Gap",
    "Genre",
    "LinkSite",
    "Person",
    "PersonName",
    "PersonToken",
    "Picture",
    "Place",
    "Plot",
    "RatingSummary",
    "RetiredSlug",
    "Spelling",
    "Still",
    "TitleKind",
    "WeeklyRatings",
]
