"""Two films that members rated and wrote about become one, and are taken apart again."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.db.models import PROTECT, ManyToOneRel
from django.urls import reverse
from django.utils import timezone

from accounts.mails import send_waiting_mails
from films.models import (
    Country,
    ExternalLink,
    Film,
    FilmMerge,
    Genre,
    Picture,
    Plot,
    RetiredSlug,
    Still,
)
from films.models.merge import TIME_TO_UNDO
from films.search import search_films
from films.services import CannotUndo
from lists.models import ListedFilm
from moderation.models import Suggestion
from moderation.services import hide
from reviews.models import DoubleBill, Rating, RatingChange, RelatedFilm, Review, WatchlistEntry
from reviews.services import (
    add_to_watchlist,
    clear_rating,
    end_merges,
    mark_helpful,
    merge_rated_films,
    own_review,
    publish_review,
    rate_film,
    recount_film,
    recount_member,
    save_review_draft,
    take_off_watchlist,
    undo_rated_merge,
    withdraw_review,
)
from tests.factories import (
    make_article,
    make_comment,
    make_credit,
    make_film,
    make_list,
    make_moderator,
    make_person,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db

# What a merge leaves behind by its nature: histories, its own row, jobs and mails, what the search
# and the pages are made of again.
BESIDE = {
    "films.FilmMerge", "films.FilmToken", "films.PersonToken", "films.Spelling",
    "accounts.WaitingMail", "django_tasks_database.DBTaskResult",
}  # fmt: skip
TIMES = {"films_film": ["updated_at"]}


@pytest.fixture(autouse=True)
def queue(settings):
    """Jobs wait, as on a site that runs."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def dump() -> dict[str, list]:
    """Every row of every table of the site, but for histories and times of changes."""
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label
        if model._meta.proxy or label in BESIDE or "Historical" in label:
            continue
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if field.attname not in TIMES.get(model._meta.db_table, ())
        ]
        tables[label] = list(model._base_manager.order_by("pk").values(*names))
    return tables


def differences(before: dict, after: dict) -> dict:
    return {
        label: [row for row in before[label] + after[label]
                if (row in before[label]) != (row in after[label])]
        for label in before
        if before[label] != after[label]
    }  # fmt: skip


def earlier(rating: Rating, **ago) -> None:
    at = timezone.now() - timedelta(**ago)
    Rating.objects.filter(pk=rating.pk).update(updated_at=at, created_at=at)


def two_films() -> tuple[Film, Film]:
    """Two records of one film, with all that may hang from either and from both."""
    kept = make_film(
        "Escape", titles=("Run Away",), released="2024-03", poster=picture("own", True)
    )
    dropped = make_film(
        "Talju", original_title="탈주", original_language="ko", titles=("Run Away", "Flucht"),
        runtime_minutes=94, released="2024-05-01", certification="15", poster=picture("other"),
        banner=picture("banner"),
    )  # fmt: skip
    Film.objects.filter(pk=dropped.pk).update(slug="talju-of-old")
    dropped.refresh_from_db()
    RetiredSlug.objects.create(slug="older-still", film=dropped)
    person = make_person()
    for film in (kept, dropped):
        make_credit(film, person)
        Plot.objects.create(film=film, body="The same text.", source_name="Us")
    make_credit(dropped, make_person("Dalpalan"), "music")
    make_credit(dropped, make_person("Lee Jong-pil"), "directing")
    Plot.objects.create(film=dropped, body="Another text.", source_name="Them")
    ExternalLink.objects.create(film=dropped, site="imdb", key="tt7")
    Still.objects.create(film=dropped, picture=picture("still"), alt_text="A border")
    genres = [Genre.objects.create(name=name, slug=name.lower()) for name in ("War", "Drama")]
    kept.genres.add(genres[0])
    dropped.genres.add(*genres)
    dropped.countries.add(Country.objects.create(code="KR", name="South Korea", slug="kr"))
    for film in (kept, dropped):
        film.refresh_from_db()
    voices(kept, dropped)
    for film in (kept, dropped):
        film.refresh_from_db()
    return kept, dropped


def picture(base: str, is_drawn: bool = False) -> Picture:
    return Picture.objects.create(
        shape="poster", base=base, width=480, height=720, is_drawn=is_drawn, source_name="Us"
    )


def voices(kept: Film, dropped: Film) -> None:
    first, second, third, fourth = (make_user(f"voice{number}") for number in range(4))
    # Rated both: the kept one later, the dropped one later, without and with reviews.
    earlier(rate_film(user=first, film=dropped, value=3), days=40)
    rate_film(user=first, film=kept, value=8)
    earlier(rate_film(user=second, film=kept, value=9), days=9)
    rate_film(user=second, film=dropped, value=2)
    for film, value in ((kept, 9), (dropped, 2)):
        review = make_review(film, second, rating_value=value)
        make_comment(review, first)
        mark_helpful(user=first, review=review)
    rate_film(user=third, film=dropped, value=6)
    rate_film(user=third, film=dropped, value=7)
    make_review(kept, third)
    save_review_draft(author=fourth, film=kept, body="Begun.", rating_value=5)
    make_review(dropped, fourth, rating_value=4)
    gone = make_review(dropped, first, rating_value=3)
    withdraw_review(review=gone)
    # Before the release of one of the two, and beside a hidden review.
    early = rate_film(user=make_user(), film=dropped, value=10)
    Rating.objects.filter(pk=early.pk).update(created_at="2024-04-10T12:00Z")
    hidden = make_review(dropped, make_user(), rating_value=1)
    hide(target=hidden, actor=make_moderator(), rule="advertising", reason="Not here.")
    for film in (kept, dropped):
        recount_film(film)
    articles(kept, dropped)
    for user in (first, second):
        add_to_watchlist(user=user, film=dropped)
    add_to_watchlist(user=first, film=kept)
    make_list(kept, dropped)
    make_list(dropped)
    other = make_film("Another")
    DoubleBill.objects.create(author=first, first=dropped, second=other, reason="Both run.")
    DoubleBill.objects.create(author=second, first=dropped, second=kept, reason="Both run.")
    Suggestion.objects.create(film=dropped, member=first, text="It is longer.", source="Us")


def articles(kept: Film, dropped: Film) -> None:
    article = make_article(dropped)
    make_comment(article)
    for film in (kept, dropped):
        RelatedFilm.objects.create(review=article, film=film)
    RelatedFilm.objects.create(review=make_article(), film=dropped)


def test_a_merge_that_is_undone_leaves_every_row_as_it_was():
    kept, dropped = two_films()
    before = dump()
    merge = merge_rated_films(kept=kept, dropped=dropped)
    assert differences(before, dump())
    undo_rated_merge(merge=merge)
    assert differences(before, dump()) == {}
    connection.check_constraints()
    assert [found.film for found in search_films("talju")] == [dropped]


def test_all_that_was_said_of_both_stands_on_the_film_that_stays():
    kept, dropped = two_films()
    before = {model: model.objects.count() for model in (Review, RatingChange, Suggestion)}
    raters = Rating.objects.values("user").distinct().count()
    merge_rated_films(kept=kept, dropped=dropped)
    for model in (Rating, RatingChange, Review, WatchlistEntry, ListedFilm, Suggestion):
        left = model._base_manager.filter(film=dropped)
        assert not left.exists(), model
    assert {model: model.objects.count() for model in before} == before
    assert Rating.objects.filter(film=kept).count() == raters
    assert ListedFilm.objects.filter(film=kept).count() == 2
    assert not recount_film(kept)
    for rating in Rating.objects.select_related("user"):
        assert not recount_member(rating.user)
    assert kept.summary.rating_count == Rating.objects.filter(is_counted=True).count()


@pytest.mark.parametrize("is_later", [True, False])
def test_the_later_rating_of_a_member_counts_and_the_earlier_is_in_the_history(is_later):
    kept, dropped, member = make_film("Escape"), make_film("Escape!"), make_user()
    order = (kept, dropped) if is_later else (dropped, kept)
    # By when it was changed last, whichever was given first.
    rate_film(user=member, film=order[1], value=8)
    earlier(rate_film(user=member, film=order[0], value=3), days=2)
    merge_rated_films(kept=kept, dropped=dropped)
    assert Rating.objects.get().value == 8
    changes = RatingChange.objects.filter(film=kept, user=member)
    assert sorted(change.value for change in changes) == [3, 8]
    kept.refresh_from_db()
    assert (kept.rating_summary.score, kept.rating_summary.rating_count) == (8, 1)
    assert not recount_member(member)


def test_who_reviewed_both_keeps_both_reviews_and_can_change_either(client):
    kept, dropped, member = make_film("Escape"), make_film("Escape!"), make_user()
    own = make_review(kept, member, body="On the one.", rating_value=4)
    second = make_review(dropped, member, body="On the other.", rating_value=9)
    comment = make_comment(second)
    merge_rated_films(kept=kept, dropped=dropped)
    shown = client.get(reverse("film_detail", args=[kept.slug])).text
    assert "On the one." in shown and "On the other." in shown
    assert comment.body in client.get(second.get_absolute_url()).text
    assert own_review(author=member, film=kept) == own
    assert set(Review.objects.values_list("rating_value", flat=True)) == {9}
    client.force_login(member)
    assert reverse("review_edit", args=[own.pk]) in client.get(kept.get_absolute_url()).text
    edit = reverse("review_edit", args=[second.pk])
    typed = {"text": "On the other, anew.", "rating": "9", "language": "en", "do": "publish"}
    assert client.post(edit, typed).status_code == 302
    assert set(Review.objects.values_list("body", flat=True)) == {
        "On the one.", "On the other, anew."
    }  # fmt: skip
    publish_review(author=member, film=kept, body="On the one, anew.", rating_value=9)
    withdraw_review(review=second)
    assert list(Review.objects.public().values_list("body", flat=True)) == ["On the one, anew."]


def test_what_is_published_goes_before_a_draft():
    kept, dropped, member = make_film("Escape"), make_film("Escape!"), make_user()
    draft = save_review_draft(author=member, film=kept, body="Begun.")
    published = make_review(dropped, member)
    merge_rated_films(kept=kept, dropped=dropped)
    assert own_review(author=member, film=kept) == published
    draft.refresh_from_db()
    assert draft.is_second and draft.state == Review.State.DRAFT


def test_the_members_concerned_are_told_by_mail_and_nobody_else():
    kept, dropped = make_film("Escape"), make_film("Escape!")
    rated, reviewed, neither = make_user(), make_user(), make_user()
    earlier(rate_film(user=rated, film=kept, value=3), days=2)
    rate_film(user=rated, film=dropped, value=8)
    for film in (kept, dropped):
        make_review(film, reviewed)
    rate_film(user=neither, film=dropped, value=5)
    rate_film(user=make_user(is_active=False), film=dropped, value=5)
    merge_rated_films(kept=kept, dropped=dropped)
    assert mail.outbox == []
    send_waiting_mails.func()
    told = {message.to[0]: message.body for message in mail.outbox}
    assert set(told) == {rated.email, reviewed.email}
    assert "Your later rating, 8 of 10, counts" in told[rated.email]
    assert "The earlier one, 3 of 10" in told[rated.email]
    assert "written about both" in told[reviewed.email]
    assert "rated" not in told[reviewed.email]


def test_the_addresses_of_a_merged_film_lead_to_the_kept_one_and_back_again(client):
    kept, dropped = make_film("Escape"), make_film("Talju")
    merge = merge_rated_films(kept=kept, dropped=dropped)
    answer = client.get("/films/talju-2024/")
    assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url())
    undo_rated_merge(merge=merge)
    assert client.get("/films/talju-2024/").status_code == 200


def test_what_came_after_a_merge_stays_with_the_kept_film():
    kept, dropped = make_film("Escape"), make_film("Escape!")
    moved, changed, both, cleared, newcomer = (make_user() for _number in range(5))
    for member in (moved, changed):
        rate_film(user=member, film=dropped, value=4)
    for member in (both, cleared):
        for film in (kept, dropped):
            rate_film(user=member, film=film, value=6)
            add_to_watchlist(user=member, film=film)
    merge = merge_rated_films(kept=kept, dropped=dropped)
    rate_film(user=changed, film=kept, value=9)
    rate_film(user=newcomer, film=kept, value=1)
    clear_rating(user=cleared, film=kept)
    take_off_watchlist(user=cleared, film=kept)
    review = make_review(kept, newcomer, rating_value=1)
    Film.objects.filter(pk=kept.pk).update(runtime_minutes=91)
    undo_rated_merge(merge=merge)
    given = {
        (rating.user, rating.film, rating.value)
        for rating in Rating.objects.select_related("user", "film")
    }
    assert given == {
        (moved, dropped, 4), (changed, kept, 9), (both, kept, 6), (both, dropped, 6),
        (newcomer, kept, 1),
    }  # fmt: skip
    assert set(WatchlistEntry.objects.values_list("user", "film")) == {
        (both.pk, kept.pk), (both.pk, dropped.pk)
    }  # fmt: skip
    review.refresh_from_db()
    kept.refresh_from_db()
    assert (review.film, kept.runtime_minutes) == (kept, 91)
    for film in (kept, dropped):
        assert not recount_film(film)
    for member in (moved, changed, both, cleared, newcomer):
        assert not recount_member(member)


def test_after_the_time_to_undo_nothing_is_left_of_the_dropped_record(client):
    kept, dropped = two_films()
    merge = merge_rated_films(kept=kept, dropped=dropped)
    over = timezone.now() - TIME_TO_UNDO
    FilmMerge.objects.update(merged_at=over + timedelta(minutes=1))
    end_merges.call()
    assert Film._base_manager.filter(pk=dropped.pk).exists()
    FilmMerge.objects.update(merged_at=over)
    with pytest.raises(CannotUndo):
        undo_rated_merge(merge=merge)
    # Sent while the films were merged, and stored afterwards.
    late = rate_film(user=make_user(), film=dropped, value=2)
    twice = Rating.objects.filter(film=kept).latest("pk").user
    rate_film(user=twice, film=dropped, value=2)
    end_merges.call()
    end_merges.call()
    assert not Film._base_manager.filter(pk=dropped.pk).exists()
    merge.refresh_from_db()
    assert (merge.dropped, merge.moved) == (None, {})
    late.refresh_from_db()
    assert late.film == kept
    assert not recount_film(kept) and not recount_member(twice)
    answer = client.get("/films/talju-of-old/")
    assert answer["Location"] == kept.get_absolute_url()


def test_every_row_that_names_a_film_is_known_to_move_or_to_go_with_the_record():
    by_the_catalogue = {
        "FilmTitle.film", "Credit.film", "Plot.film", "Still.film", "ExternalLink.film",
        "RetiredSlug.film", "Film_genres.film", "Film_countries.film",
    }  # fmt: skip
    with_the_voices = {"Rating.film", "RatingChange.film", "Review.film"}
    stay = {
        # Counted anew of either film.
        "RatingSummary.film", "WeeklyRatings.film", "FilmToken.record",
        "Film.merged_into", "FilmMerge.kept", "FilmMerge.dropped",
    }  # fmt: skip
    for relation in Film._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel) or "Historical" in str(relation.related_model):
            continue
        name = f"{relation.related_model.__name__}.{relation.field.name}"
        if name in with_the_voices:
            assert relation.on_delete is PROTECT
        elif name not in by_the_catalogue | stay:
            assert hasattr(relation.related_model, "once_per"), name
