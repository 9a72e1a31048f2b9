"""What visitors get from the page cache, and when Django is asked."""

import gzip

import brotli
import pytest
from django.db import connection

from accounts.services import update_profile
from films.models import Film
from reviews.models import Review, ReviewAuthor
from reviews.services import rate_film
from reviewsite.page_cache import triggers
from tests.factories import make_article, make_comment, make_film, make_review, make_user

pytestmark = pytest.mark.django_db
PAGE = "/films/escape-2024/"


def test_a_page_is_made_once_and_then_kept(visitor, application):
    make_film()
    first, second = visitor.get(PAGE), visitor.get(PAGE)
    assert first["status"] == second["status"] == 200
    assert first["body"] == second["body"]
    assert application.asked == 1


def test_a_kept_page_is_the_page_that_django_makes(visitor, client):
    make_review(make_film())
    visitor.get(PAGE)
    kept, made = visitor.get(PAGE), client.get(PAGE)
    assert kept["body"] == made.content
    for header in ("Content-Type", "Content-Security-Policy", "X-Frame-Options"):
        assert kept["headers"][header] == made.headers[header]


def test_a_write_of_any_kind_shows_at_once(visitor):
    film, member = make_film(), make_user(display_name="Ines")
    assert "No ratings yet" in text(visitor.get(PAGE))
    rate_film(user=member, film=film, value=8)
    assert "from 1 rating<" in text(visitor.get(PAGE))
    review = make_review(film, member, headline="It holds")
    assert "It holds" in text(visitor.get(PAGE))
    update_profile(member=member, display_name="Agnes", bio="")
    assert "Agnes" in text(visitor.get(PAGE))
    Review.objects.filter(pk=review.pk).update(is_hidden=True)
    assert "It holds" not in text(visitor.get(PAGE))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE films_film SET title = 'By hand'")
    assert "By hand" in text(visitor.get(PAGE))
    Film.objects.update(is_public=False)
    assert visitor.get(PAGE)["status"] == 404


def test_a_kept_page_of_a_member_shows_at_once_what_others_change_of_it(visitor, application):
    member, other = make_user("ines"), make_user(display_name="Ben")
    article, film = make_article(author=other), make_film("Stalker")
    ReviewAuthor.objects.create(review=article, user=member, position=1)
    rate_film(user=member, film=film, value=7)
    page = "/users/ines/"
    assert "avg 7.0" in text(visitor.get(page))
    visitor.get(page)
    assert application.asked == 1
    rate_film(user=other, film=film, value=10)
    assert "avg 8.5" in text(visitor.get(page))
    update_profile(member=other, display_name="Benedikt", bio="")
    assert "Benedikt" in text(visitor.get(page))


def test_a_write_elsewhere_leaves_the_page_kept(visitor, application):
    make_film()
    other = make_review(make_film("Return"))
    visitor.get("/films/escape-2024/reviews/")
    make_comment(other)
    visitor.get("/films/escape-2024/reviews/")
    assert application.asked == 1


def test_a_page_is_that_of_whoever_has_its_address_now(visitor):
    first, second = make_film(), make_film("Return")
    assert "Escape" in text(visitor.get(PAGE))
    Film.objects.filter(pk=first.pk).update(slug="escape")
    Film.objects.filter(pk=second.pk).update(slug="escape-2024")
    assert "Return" in text(visitor.get(PAGE))
    Film.objects.filter(pk=second.pk).update(title="Stay")
    assert "Stay" in text(visitor.get(PAGE))


def test_a_page_whose_address_went_to_another_film_while_it_was_made_is_not_kept(
    visitor, versions, monkeypatch
):
    first, second = make_film(), make_film("Return")
    read = versions.read

    def give_away(keys):
        """After it was looked up whom the address names."""
        Film.objects.filter(pk=first.pk).update(slug="escape")
        Film.objects.filter(pk=second.pk).update(slug="escape-2024")
        return read(keys)

    with monkeypatch.context() as patch:
        patch.setattr(versions, "read", give_away)
        visitor.get(f"{PAGE}credits/")
    Film.objects.filter(pk=second.pk).update(title="Stay")
    assert "Stay" in text(visitor.get(f"{PAGE}credits/"))


def test_signing_in_changes_no_page(visitor, application, client):
    member = make_user()
    make_review(make_film(), member)
    client.force_login(member)
    visitor.get(PAGE)
    client.force_login(member)
    visitor.get(PAGE)
    assert application.asked == 1


def test_somebody_signed_in_or_with_a_message_is_answered_by_django(visitor, application):
    make_film()
    for cookie in ("sessionid=abc", "theme=dark; sessionid=abc", "messages=abc"):
        visitor.get(PAGE, HTTP_COOKIE=cookie)
        visitor.get(PAGE, HTTP_COOKIE=cookie)
    assert application.asked == 6


def test_a_post_is_answered_by_django(visitor, application):
    for _ in range(2):
        assert visitor.get("/", REQUEST_METHOD="POST")["status"] == 403
    assert application.asked == 2


def test_each_theme_has_a_page_of_its_own(visitor):
    make_film()
    assert "data-theme" not in text(visitor.get(PAGE))
    assert 'data-theme="dark"' in text(visitor.get(PAGE, HTTP_COOKIE="a=1; theme=dark"))
    assert "data-theme" not in text(visitor.get(PAGE, HTTP_COOKIE="theme=<script>"))


def test_what_one_visitor_sends_reaches_no_other(visitor, application):
    make_film()
    visitor.get(PAGE, HTTP_COOKIE="other=secret", HTTP_USER_AGENT="secret", HTTP_REFERER="secret")
    assert "secret" not in text(visitor.get(PAGE))
    assert application.asked == 1


def test_an_argument_that_the_page_does_not_know_is_not_kept(visitor, application):
    for _ in range(2):
        visitor.get("/films/?sort=year&unknown=1")
    assert application.asked == 2
    for _ in range(2):
        visitor.get("/films/?sort=year")
    assert application.asked == 3


def test_pages_are_sent_as_the_browser_can_read_them(visitor):
    make_film()
    plain = visitor.get(PAGE)
    small = visitor.get(PAGE, HTTP_ACCEPT_ENCODING="gzip, deflate, br, zstd")
    assert small["headers"]["Content-Encoding"] == "br"
    assert brotli.decompress(small["body"]) == plain["body"]
    zipped = visitor.get(PAGE, HTTP_ACCEPT_ENCODING="gzip;q=1.0, br;q=0")
    assert gzip.decompress(zipped["body"]) == plain["body"]
    assert visitor.get(PAGE)["body"] == plain["body"]
    for answer in (plain, small, zipped):
        assert answer["headers"]["Content-Length"] == str(len(answer["body"]))


def test_a_returning_visitor_is_told_that_nothing_changed(visitor):
    film = make_film()
    first = visitor.get(PAGE)
    again = visitor.get(PAGE, HTTP_IF_NONE_MATCH=first["headers"]["ETag"])
    assert (again["status"], again["body"]) == (304, b"")
    assert again["headers"]["ETag"] == first["headers"]["ETag"]
    make_review(film)
    assert visitor.get(PAGE, HTTP_IF_NONE_MATCH=first["headers"]["ETag"])["status"] == 200


def test_a_head_request_gets_the_headers_alone(visitor):
    make_film()
    whole, head = visitor.get(PAGE), visitor.get(PAGE, REQUEST_METHOD="HEAD")
    assert head["body"] == b""
    assert head["headers"] == whole["headers"]


def test_caches_in_front_may_keep_a_public_page_and_ask_each_time(visitor):
    make_film()
    headers = visitor.get(PAGE)["headers"]
    assert headers["Cache-Control"] == "public, no-cache"
    assert {"Cookie", "Accept-Encoding"} <= set(headers["Vary"].split(", "))


def test_a_page_that_is_not_there_is_not_kept(visitor, application):
    for _ in range(2):
        assert visitor.get("/films/nothing/")["status"] == 404
    assert application.asked == 2


@pytest.mark.skipif(
    connection.vendor == "postgresql",
    reason="here the versions are read in the test's transaction, which a failed query ends there",
)
def test_when_the_versions_cannot_be_read_django_answers(visitor, application, caplog, versions):
    make_film()
    visitor.get(PAGE)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE page_version RENAME TO page_version_away")
    assert visitor.get(PAGE)["status"] == 200
    assert application.asked == 2
    assert "The page cache failed" in caplog.text


def test_without_the_triggers_no_page_is_kept_and_the_log_says_so(visitor, application, caplog):
    make_film()
    name = next(iter(triggers.trigger_statements(connection.vendor)))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute(f"DROP FUNCTION {name}() CASCADE")
    for _ in range(2):
        assert visitor.get(PAGE)["status"] == 200
    assert application.asked == 2
    assert "does not have this release's triggers" in caplog.text


def test_while_the_database_is_migrated_no_page_is_kept(visitor, application):
    make_film()
    visitor.get(PAGE)
    triggers.suspend(connection)
    Film.objects.update(title="Meanwhile")
    assert "Meanwhile" in text(visitor.get(PAGE))
    triggers.install(connection)
    Film.objects.update(title="Afterwards")
    assert "Afterwards" in text(visitor.get(PAGE))
    visitor.get(PAGE)
    assert application.asked == 3


def text(answer) -> str:
    return answer["body"].decode()
