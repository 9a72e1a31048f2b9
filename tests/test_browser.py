"""The client of the tests meets the check of tokens as a browser does."""

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from tests.browser import Forger
from tests.factories import make_user

TESTS = Path(__file__).parent
# Django's own clients check no token; those of `tests.browser` do.
UNCHECKED = re.compile(
    r"django\.test(\.client)? import (\([^)]*|[^\n]*)\b(Async)?Client\b"
    r"|\badmin_client\b|\btest\.Client\b"
)
BARE = '<form method="post" action="/sent/"><input name="text"></form>'
WHOLE = '<form method="post" action="/sent/">{% csrf_token %}</form>'


def page(source: str):
    return lambda request: HttpResponse(engines["django"].from_string(source).render({}, request))


def refused(request, reason=""):
    return HttpResponse(reason, status=403)


urlpatterns = [
    path("bare/", page(BARE)),
    path("whole/", page(WHOLE)),
    path("both/", page(BARE + WHOLE)),
    path("sent/", lambda request: HttpResponse(request.POST.get("text", ""))),
]


@pytest.fixture(autouse=True)
def pages(settings):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
    settings.CSRF_FAILURE_VIEW = f"{__name__}.refused"


@pytest.mark.parametrize(
    ("address", "status"), [("/whole/", 200), ("/bare/", 403), ("/both/", 403)]
)
def test_a_form_is_sent_with_the_token_that_its_page_holds_or_with_none(client, address, status):
    client.get(address)
    assert client.post("/sent/", {"text": "Words."}).status_code == status


def test_a_test_that_skips_the_page_sends_the_token_of_its_cookie(client):
    assert client.post("/sent/", {"text": "Words."}).text == "Words."


@pytest.mark.django_db
def test_a_page_that_was_open_before_signing_in_is_closed(client):
    client.get("/bare/")
    client.force_login(make_user())
    assert client.post("/sent/").status_code == 200


@pytest.mark.django_db
def test_a_form_that_was_open_while_its_reader_was_signed_out_keeps_its_token(client):
    client.get("/whole/")
    client.logout()
    assert client.post("/sent/").status_code == 200


def test_a_form_says_from_which_site_it_comes(client):
    sent = client.post("/sent/", headers={"host": "testserver:8000"})
    assert sent.wsgi_request.headers["Origin"] == "http://testserver:8000"
    elsewhere = {"host": "testserver:8000", "origin": "http://testserver"}
    assert client.post("/sent/", headers=elsewhere).status_code == 403


def test_another_site_s_page_knows_no_token():
    forger = Forger()
    forger.get("/whole/")
    assert forger.post("/sent/").status_code == 403


def test_no_test_makes_a_client_that_checks_no_token():
    files = [file for file in sorted(TESTS.rglob("*.py")) if file.name != "browser.py"]
    assert [str(file) for file in files if UNCHECKED.search(file.read_text())] == []
