"""An article beside its text, in the admin: authors, pictures, films, a preview, a time, notes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.quotas import Quota
from films.models import Person, Picture
from films.search import search_people
from reviews import services
from reviews.models import ArticlePicture, CastPlacement, Review
from reviews.search import search_reviews
from tests.factories import (
    make_article,
    make_credit,
    make_editor,
    make_film,
    make_person,
)
from tests.reviews.article_forms import ADD, article_data, change, picture, sourced

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
WITH_A_PICTURE = "Opening.\n\n## The film\n\n![fence]\n\nText."


@pytest.fixture
def editor(client):
    user = make_editor(display_name="Marta")
    client.force_login(user)
    return user


@pytest.fixture
def in_the_queue(settings):
    """Jobs wait in the database, as they do on a running site."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_an_article_shows_its_picture_where_the_text_names_the_mark(client, editor):
    row = {"mark": "fence", "file": picture((960, 540)), "caption": "The fence.",
           "alt_text": "A fence at night."} | sourced()  # fmt: skip
    data = article_data(make_film(), editor, rows={"pictures": [row]}, body=WITH_A_PICTURE)
    client.post(reverse(ADD), data)
    article = Review.objects.get()
    assert article.state == "published"
    html = client.get(article.get_absolute_url()).text
    figure = html[html.index("<figure>") : html.index("</figure>")]
    assert 'alt="A fence at night."' in figure
    assert 'width="960" height="540"' in figure
    assert "-480.webp 480w" in figure
    assert "The fence." in figure
    assert "A distributor, Press kit" in figure
    assert "fence" not in article.plain


def test_new_words_about_a_picture_reach_the_page(client, editor):
    article = make_article(author=editor, body=WITH_A_PICTURE)
    stored = Picture.objects.create(
        shape="still", base="uploaded/still/ab/ab", width=960, height=540, source_name="A"
    )
    row = ArticlePicture.objects.create(review=article, picture=stored, mark="fence")
    sent = {"id": row.pk, "review": article.pk, "mark": "fence", "caption": "Newly said."}
    data = article_data(article.film, editor, rows={"pictures": [sent | sourced()]},
                        initial={"pictures": 1}, body=WITH_A_PICTURE)  # fmt: skip
    client.post(change(article), data)
    html = client.get(article.get_absolute_url()).text
    assert "Newly said." in html
    assert "A distributor" in html


def test_all_authors_stand_in_their_order_in_byline_data_and_on_their_pages(client, editor):
    second, third = make_editor(display_name="Ben"), make_editor(display_name="Cyd")
    rows = [{"user": third.pk, "position": 2}, {"user": second.pk, "position": 1}]
    data = article_data(make_film(), editor, rows={"further_authors": rows})
    client.post(reverse(ADD), data)
    article = Review.objects.get()
    client.logout()
    html = client.get(article.get_absolute_url()).text
    assert article.author_names == "Marta, Ben, Cyd"
    assert html.index(">Marta</bdi></a>") < html.index(">Ben</bdi></a>") < html.index(">Cyd</bdi>")
    assert '"name": "Cyd"' in html
    for address in (third.get_absolute_url(), reverse("review_feed"), reverse("review_list")):
        assert "A headline" in client.get(address).text
    assert "Marta, Ben, Cyd" in client.get(reverse("review_feed")).text


def test_nobody_signs_an_article_twice(client, editor):
    data = article_data(make_film(), editor, rows={"further_authors": [{"user": editor.pk}]})
    assert "This is the first author already." in client.post(reverse(ADD), data).text
    assert not Review.objects.exists()


def test_related_films_stand_at_the_end_in_their_order(client, editor):
    first, second = make_film("Near"), make_film("Nearer")
    hidden = make_film("Unseen", is_public=False)
    rows = [{"film": film.pk} for film in (second, hidden, first)]
    client.post(reverse(ADD), article_data(make_film(), editor, rows={"related_films": rows}))
    html = client.get(Review.objects.get().get_absolute_url()).text
    section = html[html.index('id="related"') :]
    assert section.index(">Nearer</a>") < section.index(">Near</a>")
    assert "Unseen" not in html


def test_a_preview_shows_what_is_typed_and_stores_nothing(client, editor):
    film = make_film()
    response = client.post(reverse(ADD), article_data(film, editor, _preview="Preview"))
    assert "A headline</h1>" in response.text
    assert "Nothing of this is stored" in response.text
    assert not Review.objects.exists()
    article = make_article(film, editor, body="As it stands.")
    data = article_data(film, editor, body="As it might be.", _preview="Preview")
    assert "As it might be." in client.post(change(article), data).text
    article.refresh_from_db()
    assert article.body == "As it stands."


def at(time):
    local = timezone.localtime(time)
    return {"publish": "schedule", "publish_time_0": local.date(), "publish_time_1": local.time()}


def test_an_article_becomes_public_by_itself_at_its_time(
    client, editor, in_the_queue, django_capture_on_commit_callbacks
):
    time = timezone.now() + timedelta(hours=2)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse(ADD), article_data(make_film(), editor, **at(time)))
    article = Review.objects.get()
    job = DBTaskResult.objects.get(task_path__endswith="publish_due_articles")
    assert job.run_after == article.publish_at
    assert abs(article.publish_at - time) < timedelta(seconds=1)
    assert services.publish_due() == []
    assert not article.is_public
    assert "Becomes public by itself" in client.get(change(article)).text

    Review.objects.update(publish_at=timezone.now())
    job.task.call()
    article.refresh_from_db()
    assert article.is_public
    assert article.publish_at is None
    client.logout()
    assert "A headline" in client.get(article.film.get_absolute_url()).text
    assert [found.review for found in search_reviews("headline")] == [article]
    assert services.publish_due() == []


def test_an_article_that_is_taken_back_is_not_published_at_its_time(client, editor, in_the_queue):
    client.post(reverse(ADD), article_data(make_film(), editor, **at(timezone.now() + HOUR)))
    article = Review.objects.get()
    press(client, article, editor)
    assert article.publish_at is None


def test_a_time_is_asked_for_and_lies_ahead(client, editor):
    data = article_data(make_film(), editor, publish="schedule")
    assert "Say when." in client.post(reverse(ADD), data).text
    late = article_data(make_film(), editor, **at(timezone.now() - timedelta(minutes=1)))
    assert "This lies in the past." in client.post(reverse(ADD), late).text
    assert not Review.objects.exists()


def test_equal_captions_and_missing_texts_are_pointed_out_on_a_draft(client, editor):
    film = make_film(runtime_minutes=94)
    placements = [
        {"person": make_person(name).pk, "caption": "The same."} for name in ("Ana", "Ben")
    ]
    placements[0] |= sourced("picture_", picture_file=picture())
    body = "Runs 90 minutes. 7/10.\n\n![none]"
    data = article_data(film, editor, placements, body=body, publish="draft")
    client.post(reverse(ADD), data)
    html = client.get(change(Review.objects.get())).text
    for note in (
        "The same caption stands under Ana, Ben", "The picture of Ana has no alternative text.",
        "The text says 90 minutes", "The text says 7/10.", "The text asks for the picture ![none]",
    ):  # fmt: skip
        assert note in html
    assert "Before you publish" in html


def test_what_is_to_be_published_is_and_its_notes_are_told_beside(client, editor):
    data = article_data(make_film(), editor, body="Good. 7/10.", publish="publish")
    html = client.post(reverse(ADD), data, follow=True).text
    assert Review.objects.get().is_public
    assert "Published." in html and "There is a note on it." in html


def test_whoever_begins_an_article_is_its_author_unless_another_is_chosen(client, editor):
    form = client.get(reverse(ADD)).context["adminform"].form
    assert form.initial["author"] == editor.pk


def test_the_form_may_be_framed_by_the_site_alone_and_by_no_other(client, editor):
    answer = client.get(reverse(ADD))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "frame-src 'self'" in answer["Content-Security-Policy"]
    elsewhere = client.get("/")
    assert "frame-ancestors 'none'" in elsewhere["Content-Security-Policy"]


def press(client, article, editor, **button):
    data = article_data(article.film, editor, body=article.body, publish="draft", **button)
    response = client.post(change(article), data)
    article.refresh_from_db()
    return response


def draft(film, editor, body):
    return services.save_article(
        Review(film=film, author=editor, headline="A headline", lead="A lead.", body=body),
        publish_now=False,
    )


def test_an_article_is_published_in_spite_of_its_notes_by_one_press(client, editor):
    article = draft(make_film(), editor, "7/10.")
    response = press(client, article, editor, _publish="1")
    assert response["Location"] == change(article)
    assert article.is_public


def test_the_score_of_the_text_is_given_by_one_press(client, editor):
    article = draft(make_film(), editor, "Good. 3.5/5.")
    assert "Give 7 out of 10" in client.get(change(article)).text
    press(client, article, editor, _rate="7")
    assert article.rating_value == 7
    press(client, article, editor, _rate="9", rating_value="7")
    assert article.rating_value == 7


@pytest.fixture
def escape():
    film = make_film()
    make_credit(film, make_person("Hong Xa-bin"), character_name="Lim Kyu-nam")
    return film


def test_a_name_is_written_as_on_the_record_by_one_press(client, editor, escape):
    article = draft(escape, editor, "Im Kyu-nam runs.")
    html = client.get(change(article)).text
    assert "that is Lim Kyu-nam" in html
    press(client, article, editor, _respell="Im Kyu-nam")
    assert article.body == "Lim Kyu-nam runs."
    assert "<p>Lim Kyu-nam runs.</p>" in article.body_html
    assert "that is Lim" not in client.get(change(article)).text


def test_a_spelling_is_kept_in_the_article_by_one_press(client, editor, escape):
    article = draft(escape, editor, "Im Kyu-nam runs.")
    press(client, article, editor, _keep="Im Kyu-nam")
    assert article.body == "Im Kyu-nam runs."
    assert "that is Lim" not in client.get(change(article)).text


def test_a_spelling_is_added_to_the_record_by_one_press(client, editor, escape):
    article = draft(escape, editor, "Hong Sa Bin follows.")
    press(client, article, editor, _add_spelling="Hong Sa Bin")
    person = Person.objects.get()
    assert [name.name for name in person.names.all()] == ["Hong Sa Bin"]
    assert person.names.get().history.get().history_user == editor
    assert [found.person for found in search_people("Hong Sa Bin")] == [person]
    assert "that is Hong" not in client.get(change(article)).text


def test_only_a_spelling_that_is_noted_is_mended(client, editor, escape):
    article = draft(escape, editor, "The fence.")
    press(client, article, editor, _respell="fence", _add_spelling="fence")
    assert article.body == "The fence."
    assert not Person.objects.get().names.exists()


def test_search_finds_an_article_by_its_main_cast(client, editor):
    placement = {"person": make_person("Koo Kyo-hwan").pk, "name_as_written": "Gu Gyohwan"}
    client.post(reverse(ADD), article_data(make_film(), editor, [placement]))
    article = Review.objects.get()
    assert [found.review for found in search_reviews("Koo Kyo-hwan")] == [article]
    assert [found.review for found in search_reviews("Gyohwan")] == [article]
    assert CastPlacement.objects.get().position == 0


def test_the_form_explains_and_shows_what_is_stored(client, editor, settings):
    html = client.get(change(make_article(author=editor))).text
    assert "shows the picture with the mark" in html
    assert settings.MEDIA_URL not in html
    assert 'name="_preview" formtarget="_blank"' in html


def test_readers_find_what_an_article_said_before_it_was_edited(client, editor):
    article = make_article(author=editor, body="It was long.")
    Review.objects.update(published_at=timezone.now() - HOUR)
    client.post(change(article), article_data(article.film, editor, body="It was short."))
    article.refresh_from_db()
    assert article.edited_at
    html = client.get(reverse("review_revisions", args=[article.pk])).text
    assert "long" in html
    assert "short" in html


def test_an_editor_who_sends_the_form_very_often_is_asked_to_wait_and_keeps_the_words(
    client, editor, settings, monkeypatch
):
    settings.RATE_LIMITS = True
    monkeypatch.setattr("reviews.admin.articles.EDITOR_POSTS", Quota("few", times=1, seconds=60))
    film = make_film()
    preview = article_data(film, editor, body="As it might be.", _preview="Preview")
    assert client.post(reverse(ADD), preview).status_code == 200
    refused = client.post(reverse(ADD), article_data(film, editor, body="As it shall be."))
    assert (refused.status_code, int(refused["Retry-After"]) <= 60) == (429, True)
    assert "You sent this very often" in refused.text
    assert "As it shall be." in refused.text
    assert not Review.objects.exists()
