"""Where a member is signed in, and how that ends."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.devices import device_name
from tests.factories import confirm_address, make_user

pytestmark = pytest.mark.django_db

LIST = reverse("usersessions_list")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def ana():
    return confirm_address(make_user("ana"))


def signed_in(client_class, name="ana", **headers):
    client = client_class(headers=headers)
    client.post(reverse("account_login"), {"login": name, "password": "a long enough password"})
    return client


def test_a_member_sees_where_they_are_signed_in_and_ends_one_of_them(client_class, ana):
    here, there = signed_in(client_class), signed_in(client_class, **{"user-agent": FIREFOX})
    page = here.get(LIST)
    assert "Firefox on Linux" in page.text and "this device" in page.text
    row = UserSession.objects.exclude(session_key=here.session.session_key).get()
    here.post(reverse("session_end", args=[row.pk]))
    assert there.get(LIST).status_code == 302
    assert here.get(LIST).status_code == 200


def test_a_member_signs_out_everywhere_else(client_class, ana):
    here, *others = [signed_in(client_class) for _device in range(3)]
    here.post(reverse("session_end_others"))
    assert [client.get(LIST).status_code for client in (here, *others)] == [200, 302, 302]


def test_nobody_sees_or_ends_the_sessions_of_another(client_class, ana):
    confirm_address(make_user("bo"))
    theirs, mine = signed_in(client_class, "bo"), signed_in(client_class)
    row = UserSession.objects.get(user__username="bo")
    assert mine.post(reverse("session_end", args=[row.pk])).status_code == 404
    assert f"/{row.pk}/end/" not in mine.get(LIST).text
    mine.post(reverse("session_end_others"))
    assert theirs.get(LIST).status_code == 200


@pytest.mark.parametrize("name", ["session_end_others", "session_end"])
def test_a_session_ends_by_a_button_only(client_class, ana, name):
    client = signed_in(client_class)
    arguments = [UserSession.objects.get().pk] if name == "session_end" else []
    assert client.get(reverse(name, args=arguments)).status_code == 405


def test_a_changed_password_leaves_only_this_device(client_class, ana):
    here, there = signed_in(client_class), signed_in(client_class)
    fields = {"oldpassword": "a long enough password", "password1": "seven lamps over the foyer"}
    here.post(reverse("account_change_password"), fields)
    assert there.get(LIST).status_code == 302
    assert len(here.get(LIST).context["rows"]) == 1


def test_no_network_address_is_stored(client_class, ana):
    client = client_class(REMOTE_ADDR="203.0.113.7")
    client.post(reverse("account_login"), {"login": "ana", "password": "a long enough password"})
    row = UserSession.objects.get()
    assert "203.0.113" not in row.ip
    assert row.ip not in client.get(LIST).text


def test_the_last_use_is_noted_once_an_hour(client_class, ana):
    client = signed_in(client_class)
    long_ago = timezone.now() - timedelta(days=3)
    UserSession.objects.update(last_seen_at=long_ago)
    client.get("/about/")  # within the hour in which they signed in
    assert UserSession.objects.get().last_seen_at == long_ago
    cache.clear()
    client.get("/about/")
    assert UserSession.objects.get().last_seen_at > long_ago


def test_an_answer_that_needs_no_session_does_not_ask_for_one(
    client_class, ana, django_assert_num_queries
):
    client = signed_in(client_class)
    cache.clear()
    with django_assert_num_queries(0):
        answer = client.get("/robots.txt")
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize(("user_agent", "name"), [
    (FIREFOX, "Firefox on Linux"),
    ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 "
     "Safari/537.36 Edg/139.0", "Edge on Windows"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 "
     "Mobile/15E148 Safari/604.1", "Safari on iPhone"),
    ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/139.0 Mobile Safari/537.36",
     "Chrome on Android"),
    ("curl/8", "An unknown browser"), ("", "An unknown browser"),
])  # fmt: skip
def test_a_device_is_called_by_what_its_owner_knows(user_agent, name):
    assert device_name(user_agent) == name


@pytest.fixture
def browser(client, ana):
    client.force_login(ana)
    assert client.get(LIST).status_code == 200
    return client


def test_who_was_closed_out_is_signed_in_nowhere(browser, ana):
    ana.is_active = False
    ana.save()
    assert browser.get(LIST).status_code == 302


def test_a_new_password_ends_sessions(browser, ana):
    ana.set_password("quite another password")
    ana.save()
    assert browser.get(LIST).status_code == 302


def test_a_page_reads_its_member_once(browser):
    with CaptureQueriesContext(connection) as captured:
        browser.get(LIST)
    asked = [row["sql"].replace('"', "") for row in captured]
    assert len([sql for sql in asked if "FROM accounts_user " in sql]) == 1


@pytest.mark.parametrize(
    "cookie", ["x" * 5000, "ключ от чужой двери".encode().decode("latin-1"), "a\x01b" * 5]
)
def test_any_text_may_stand_in_the_cookie(client, cookie):
    client.cookies["sessionid"] = cookie
    assert client.get(LIST).status_code == 302
