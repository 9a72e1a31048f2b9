"""Which row of which table changes which pages: the one place where it is declared.

A key is the name of what pages show, by its id: "film:17" (its facts), "score:17" (what its ratings
come to), "voices:17" (the reviews on it), "listed:17" (the lists with it), "person:3", "member:5",
"review:4711", "list:42"; or a collection: "films", "people", "members", "reviews", "comments",
"bills", "lists", "decisions", "articles" (the editors' reviews); "charts" are all rating summaries
together, "site" is everything. Views say by `depends_on` which keys they show. Triggers made from
this list change the keys' versions in the transaction of the write.

Catalogue edits are rare, so one of them may change a collection. What readers write is frequent
and changes the pages that show it alone.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

# {row} is the row before or after the change. Where it names nobody the key is null, and no key.
FILM = "SELECT 'film:' || {row}.film_id"
SCORE = "SELECT 'score:' || {row}.film_id"
VOICES = "SELECT 'voices:' || {row}.film_id"
PERSON = "SELECT 'person:' || {row}.person_id"
MEMBER = "SELECT 'member:' || {row}.%s"
PEOPLE_ON_FILM = "SELECT 'person:' || person_id FROM films_credit WHERE film_id = {row}.%s"
FILMS_OF_PERSON = "SELECT 'film:' || film_id FROM films_credit WHERE person_id = {row}.id"
COLLEAGUES = (
    "SELECT 'person:' || person_id FROM films_credit WHERE film_id IN"
    " (SELECT film_id FROM films_credit WHERE person_id = {row}.id)"
)
ARTICLES_WITH_PERSON = (
    "SELECT 'review:' || review_id FROM reviews_castplacement WHERE person_id = {row}.id"
)
REVIEWERS_OF_FILM = (
    "SELECT 'member:' || author_id FROM reviews_review WHERE film_id = {row}.id",
    "SELECT 'member:' || user_id FROM reviews_reviewauthor WHERE review_id IN"
    " (SELECT id FROM reviews_review WHERE film_id = {row}.id)",
)
LISTERS_OF_FILM = (
    "SELECT 'member:' || author_id FROM lists_filmlist WHERE is_public AND id IN"
    " (SELECT film_list_id FROM lists_listedfilm WHERE film_id = {row}.id)"
)
# Where a film is hidden or shown again, pages are without its key.
MADE_OF_FILM = "SELECT 'member:' || user_id FROM reviews_%s WHERE film_id = {row}.id"
PAIRERS_OF_FILM = (
    "SELECT 'member:' || author_id FROM reviews_doublebill"
    " WHERE first_id = {row}.id OR second_id = {row}.id"
)
ARTICLES_LEADING_TO = (
    "SELECT 'review:' || review_id FROM reviews_relatedfilm WHERE film_id = {row}.%s"
)
VOICES_OF_REVIEW = "SELECT 'voices:' || film_id FROM reviews_review WHERE id = {row}.review_id"
SEEN = "{row}.state <> 'draft'"
# On pages of films: the lists that they stand on.
LISTED_ON = "SELECT 'listed:' || film_id FROM lists_listedfilm WHERE film_list_id IN (%s)"
LISTED_PUBLICLY = "id = {row}.film_list_id AND is_public"
LISTS_OF_MEMBER = "SELECT id FROM lists_filmlist WHERE author_id = {row}.id AND is_public"
WRITTEN_BY_MEMBER = (
    "SELECT 'review:' || id FROM reviews_review WHERE author_id = {row}.id",
    "SELECT 'review:' || review_id FROM reviews_comment WHERE author_id = {row}.id",
    "SELECT 'voices:' || film_id FROM reviews_review WHERE author_id = {row}.id",
    "SELECT 'review:' || review_id FROM reviews_reviewauthor WHERE user_id = {row}.id",
    "SELECT 'voices:' || film_id FROM reviews_review"
    " WHERE id IN (SELECT review_id FROM reviews_reviewauthor WHERE user_id = {row}.id)",
)


def collection(*names: str) -> tuple[str, ...]:
    return tuple(f"SELECT '{name}'" for name in names)


@dataclass(frozen=True, slots=True)
class Watch:
    """One set of columns of a model and the keys that a change of them changes.

    Without `columns`, all of the model but `apart_from`. A `nullness` column counts only when it
    becomes empty or full. `of` says which writes count. `keys` are SELECTs of one column.
    """

    model: str
    keys: tuple[str, ...]
    columns: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    nullness: tuple[str, ...] = ()
    of: tuple[str, ...] = ("INSERT", "UPDATE", "DELETE")

    @property
    def watched_model(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def watched_columns(self) -> tuple[str, ...]:
        """Names of columns in the database."""
        fields = self.watched_model._meta.concrete_fields
        chosen = self.columns or [field.name for field in fields if not field.primary_key]
        return tuple(
            str(field.column)
            for field in fields
            if field.name in chosen and field.name not in self.apart_from
        )


# Where the name is stored that an address has, and whose id a key.
NAMED = {
    **dict.fromkeys(["film", "score", "voices", "listed"], ("films_film", "slug")),
    "person": ("films_person", "slug"),
    "member": ("accounts_user", "username"),
}

# fmt: off
FILM_CARD = (
    "title", "original_title", "original_language", "slug", "release_year", "runtime_minutes",
    "directors", "poster", "banner", "is_public",
)
FILM_UNSEEN = (
    "art_family", "art_composition", "art_frame", "art_shelf", "art_number", "art_sign",
    "poster_version", "banner_version", "is_sample", "created_at", "updated_at",
)
PICTURE_CREDIT = ("credit", "source_name", "source_url", "licence")
MEMBER_UNSEEN = (
    "password", "last_login", "is_superuser", "email", "language", "review_language", "theme",
    "leaving_since", "keeps_contributions",
)
MEMBER_CARD = (
    "username", "display_name", "avatar", "avatar_width", "erased_at", "is_active", "is_staff",
)
# fmt: on

WATCHES = (
    # ---- the catalogue
    Watch(
        "films.Film",
        ("SELECT 'film:' || {row}.id",),
        apart_from=FILM_UNSEEN,
    ),
    Watch(
        "films.Film",
        (
            *collection("films", "reviews", "articles", "lists"),
            "SELECT 'list:' || film_list_id FROM lists_listedfilm WHERE film_id = {row}.id",
            # Not the people of its credits: their pages show lists, too.
            *REVIEWERS_OF_FILM,
            LISTERS_OF_FILM,
            ARTICLES_LEADING_TO % "id",
        ),
        columns=FILM_CARD,
    ),
    Watch(
        "films.Film",
        (MADE_OF_FILM % "rating", MADE_OF_FILM % "tasteline", PAIRERS_OF_FILM),
        columns=("is_public",),
        of=("UPDATE",),
    ),
    Watch("films.Film", collection("films"), columns=("created_at", "updated_at")),
    Watch("films.FilmTitle", (FILM,)),
    Watch("films.Plot", (FILM,)),
    Watch("films.Still", (FILM,)),
    Watch("films.ExternalLink", (FILM, PERSON)),
    # Films by the same people stand near each other.
    Watch("films.Credit", (FILM, PEOPLE_ON_FILM % "film_id", PERSON, *collection("films"))),
    Watch(
        "films.Film_genres",
        (FILM, PEOPLE_ON_FILM % "film_id", *collection("films", "articles")),
    ),
    Watch("films.Film_countries", (FILM, *collection("films"))),
    Watch("films.Genre", collection("site"), columns=("name", "slug"), of=("UPDATE",)),
    Watch("films.Genre", collection("films"), columns=("film_count",)),
    Watch(
        "films.Country",
        collection("site"),
        columns=("name", "slug", "code", "is_historic"),
        of=("UPDATE",),
    ),
    Watch("films.Country", collection("films"), columns=("film_count",)),
    Watch("films.FilmCount", collection("films")),
    Watch("films.FilmSet", collection("films")),
    Watch(
        "films.Person",
        (
            "SELECT 'person:' || {row}.id",
            *collection("people"),
        ),
        apart_from=("is_sample", "created_at"),
    ),
    Watch(
        "films.Person",
        (FILMS_OF_PERSON, COLLEAGUES, ARTICLES_WITH_PERSON),
        columns=("name", "slug", "portrait"),
    ),
    Watch("films.PersonName", (PERSON,)),
    # A file that changes under one row: does not happen, since every picture is a row of its own.
    Watch(
        "films.Picture",
        collection("site"),
        columns=("shape", "base", "width", "height", "is_drawn"),
        of=("UPDATE",),
    ),
    Watch(
        "films.Picture",
        (
            "SELECT 'film:' || id FROM films_film WHERE poster_id = {row}.id",
            "SELECT 'film:' || film_id FROM films_still WHERE picture_id = {row}.id",
            "SELECT 'person:' || id FROM films_person WHERE portrait_id = {row}.id",
            "SELECT 'review:' || review_id FROM reviews_castplacement WHERE picture_id = {row}.id",
        ),
        columns=PICTURE_CREDIT,
        of=("UPDATE",),
    ),
    # ---- ratings
    Watch("films.RatingSummary", (SCORE, ARTICLES_LEADING_TO % "film_id", *collection("charts"))),
    Watch("films.RatingSummary", (VOICES,), columns=("review_count",)),
    Watch("films.WeeklyRatings", collection("charts")),
    Watch("reviews.Rating", (MEMBER % "user_id",), apart_from=("is_counted", "created_at")),
    Watch(
        "reviews.MemberSummary",
        (MEMBER % "user_id", *collection("members")),
        apart_from=("taste_is_due",),
    ),
    Watch("reviews.TasteLine", (MEMBER % "user_id",)),
    # ---- members
    Watch(
        "accounts.User",
        ("SELECT 'member:' || {row}.id", *collection("members")),
        apart_from=MEMBER_UNSEEN,
        nullness=("last_login",),
    ),
    Watch(
        "accounts.User",
        (
            # Where comments and double bills of all members stand, reviews do, too.
            *collection("reviews", "articles", "lists"),
            *WRITTEN_BY_MEMBER,
            "SELECT 'list:' || id FROM lists_filmlist WHERE author_id = {row}.id AND is_public",
            LISTED_ON % LISTS_OF_MEMBER,
        ),
        columns=MEMBER_CARD,
        of=("UPDATE",),
    ),
    # ---- reviews
    Watch(
        "reviews.Review",
        (
            f"SELECT 'review:' || {{row}}.id WHERE {SEEN}",
            f"SELECT 'reviews' WHERE {SEEN}",
            f"SELECT 'articles' WHERE {SEEN} AND {{row}}.kind = 'editorial'",
            f"{VOICES} WHERE {SEEN}",
            f"{MEMBER % 'author_id'} WHERE {SEEN}",
            "SELECT 'member:' || user_id FROM reviews_reviewauthor"
            f" WHERE review_id = {{row}}.id AND {SEEN}",
        ),
        apart_from=("created_at", "is_sample"),
    ),
    Watch(
        "reviews.Comment",
        (
            "SELECT 'review:' || {row}.review_id WHERE {row}.state <> 'held'",
            "SELECT 'comments' WHERE {row}.state <> 'held'",
        ),
        apart_from=("guest", "is_sample"),
    ),
    Watch("reviews.ReviewRevision", ("SELECT 'review:' || {row}.review_id",)),
    Watch("reviews.CastPlacement", ("SELECT 'review:' || {row}.review_id",)),
    Watch("reviews.RelatedFilm", ("SELECT 'review:' || {row}.review_id",)),
    Watch(
        "reviews.ReviewAuthor",
        (
            "SELECT 'review:' || {row}.review_id",
            *collection("reviews", "articles"),
            VOICES_OF_REVIEW,
            MEMBER % "user_id",
        ),
    ),
    Watch(
        "reviews.DoubleBill",
        (*collection("bills"), MEMBER % "author_id"),
        apart_from=("is_sample",),
    ),
    # ---- lists
    Watch(
        "lists.FilmList",
        (
            "SELECT 'list:' || {row}.id WHERE {row}.is_public",
            "SELECT 'lists' WHERE {row}.is_public",
            f"{MEMBER % 'author_id'} WHERE {{row}}.is_public",
            f"{LISTED_ON % '{row}.id'} AND {{row}}.is_public",
        ),
        apart_from=("created_at", "is_sample"),
    ),
    Watch(
        "lists.ListedFilm",
        (
            f"SELECT 'list:' || id FROM lists_filmlist WHERE {LISTED_PUBLICLY}",
            f"SELECT 'lists' FROM lists_filmlist WHERE {LISTED_PUBLICLY}",
            f"SELECT 'member:' || author_id FROM lists_filmlist WHERE {LISTED_PUBLICLY}",
            LISTED_ON % f"SELECT id FROM lists_filmlist WHERE {LISTED_PUBLICLY}",
            f"SELECT 'listed:' || {{row}}.film_id FROM lists_filmlist WHERE {LISTED_PUBLICLY}",
        ),
    ),
    # ---- moderation
    Watch("moderation.ModerationAction", collection("decisions")),
)

# Models that no kept page shows, and why.
INDEPENDENT = {
    "films.Gap": "only the desk tells what the catalogue lacks",
    "films.RetiredSlug": "redirects are not kept",
    "films.FilmMerge": "pages show the records, which change with it",
    "films.FilmToken": "the search is not kept",
    "films.PersonToken": "the search is not kept",
    "films.Spelling": "the search is not kept",
    "accounts.MemberWord": "the search is not kept",
    "accounts.Export": "a copy of one's data is nobody else's",
    "accounts.WaitingMail": "no page tells of mails",
    "reviews.CommentMail": "no page tells of mails",
    "reviews.ReviewWord": "the search is not kept",
    "reviews.ArticlePicture": "pages show the text made with it, which stands on the review",
    "reviews.HelpfulMark": "pages show how many there are, which stands on the review",
    "reviews.WatchlistEntry": "a member alone is shown it, on a page made for them",
    "reviews.Follow": "the follower alone is shown it, on a page made for them",
    "reviews.RatingChange": "nobody is shown what a rating was before",
    "reviews.Guest": "no page shows a guest's address",
    "moderation.Report": "only moderators see reports",
    "moderation.Suggestion": "only moderators and who suggested see it",
}
