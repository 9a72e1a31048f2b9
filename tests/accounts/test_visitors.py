import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from accounts.visitors import refuse_foreign_origin, visitor_key

factory = RequestFactory()


def post(**headers):
    return factory.post("/", headers=headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
        {"Origin": ""},
        {"Origin": " "},
        {"Origin": "https://testserver"},
        {"Origin": "testserver"},
        {"Origin": "//testserver"},
        {"Origin": "http://testserver:8000"},
        {"Origin": "http://testserver/"},
        {"Origin": "http://testserver, http://evil.example"},
        {"Origin": "http://[testserver"},
        {"Sec-Fetch-Site": ""},
        {"Referer": "http://evil.example/"},
        {"Referer": "https://testserver/"},
        {"Referer": "http://testserver.evil.example/"},
        {"Referer": "http://testserver@evil.example/"},
        {"Referer": "http://[testserver/"},
        {"Referer": "about:blank"},
        {"Origin": "http://testserver", "Referer": "http://evil.example/"},
        {"Sec-Fetch-Site": "same-origin", "Referer": "http://evil.example/"},
    ],
)
def test_a_form_of_another_site_is_refused(headers):
    with pytest.raises(PermissionDenied):
        refuse_foreign_origin(post(**headers))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Referer": "http://testserver/films/?genre=war"},
        {"Origin": "http://testserver", "Referer": ""},
    ],
)
def test_a_form_of_our_own_is_taken(client, headers):
    response = client.post("/theme/", {"theme": "dark"}, headers=headers)
    assert (response.status_code, response.cookies["theme"].value) == (302, "dark")


def test_a_site_behind_tls_takes_its_own_forms_and_none_from_without_tls():
    def sent(origin):
        return factory.post("/", headers={"Origin": origin}, secure=True)

    refuse_foreign_origin(sent("https://testserver"))
    with pytest.raises(PermissionDenied):
        refuse_foreign_origin(sent("http://testserver"))


def from_address(address: str, **headers):
    return factory.get("/", REMOTE_ADDR=address, headers=headers)


def test_neighbours_share_a_key_and_strangers_do_not():
    key = visitor_key(from_address("203.0.113.7"))
    assert visitor_key(from_address("203.0.113.200")) == key
    assert visitor_key(from_address("203.0.114.7")) != key
    six = visitor_key(from_address("2001:db8:1:aa01::1"))
    assert visitor_key(from_address("2001:db8:1:aa02::9")) == six
    assert visitor_key(from_address("2001:db8:2::1")) != six


def test_the_key_depends_on_the_sites_secret(settings):
    key = visitor_key(from_address("203.0.113.7"))
    settings.SECRET_KEY = "another"
    assert visitor_key(from_address("203.0.113.7")) != key


def test_a_forwarded_address_is_believed_only_behind_a_trusted_proxy(settings):
    forged = {"X-Forwarded-For": "198.51.100.1"}
    direct = visitor_key(from_address("203.0.113.7"))
    assert visitor_key(from_address("203.0.113.7", **forged)) == direct
    settings.TRUSTED_PROXY_COUNT = 1
    through = {"X-Forwarded-For": "192.0.2.66, 198.51.100.1"}
    assert visitor_key(from_address("203.0.113.7", **through)) == visitor_key(
        from_address("127.0.0.1", **forged)
    )
