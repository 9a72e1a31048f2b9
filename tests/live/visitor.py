"""A browser without a screen: cookies, forms as they stand on the page, real requests."""

import http.client
import http.cookiejar
import urllib.request
from collections.abc import Mapping
from urllib.error import HTTPError

from tests.acts import Act, Body, acts_of
from tests.forms import Page
from tests.walk import Answer

# Longer than a writer waits.
TIMEOUT = 30
# What a request ends with that nobody answered.
UNANSWERED = (OSError, http.client.HTTPException)


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


class Visitor:
    """Somebody at the address of a site, signed in or not."""

    def __init__(self, address: str):
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), NoRedirects()
        )

    def ask(self, method: str, url: str, body: Body | None = None, referer: str = "") -> Answer:
        """Status, headers and body. Raises OSError or HTTPException where nobody answers."""
        headers = {"User-Agent": "Mozilla/5.0", "Accept": "text/html,*/*;q=0.8"}
        if referer:
            headers["Referer"] = referer
        if body is not None:
            headers |= {"Origin": self.address, "Content-Type": body.content_type}
        content = body.content if body else None
        # The address of a site of our own.
        request = urllib.request.Request(url, content, headers, method=method)  # noqa: S310
        try:
            with self._opener.open(request, timeout=TIMEOUT) as answer:
                return answer.status, answer.headers, answer.read()
        except HTTPError as answer:
            with answer:
                return answer.code, answer.headers, answer.read()

    def act(self, path: str, ending: str, typed: Mapping[str, str]) -> Act | None:
        """What the last button of the form sends that goes to an address ending so, if any does."""
        url = self.address + path
        _status, _headers, body = self.ask("GET", url)
        for form in Page(body.decode(), url).forms:
            if form.method == "post" and form.action.endswith(ending):
                return list(acts_of(form, typed))[-1]
        return None

    def send(self, act: Act) -> int:
        return self.ask("POST", act.address, act.body, act.page)[0]

    def sign_in(self, name: str, password: str) -> None:
        typed = {"login": name, "password": password}
        self.fill_in("/account/login/", typed)

    def fill_in(self, path: str, typed: Mapping[str, str]) -> None:
        """Send the form of a page that leads on. Raises AssertionError where it does not."""
        act = self.act(path, path, typed)
        status = self.send(act) if act else None
        assert status == 302, f"the form at {path} was answered {status}"
