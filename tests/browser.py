"""The clients of the tests: a browser, and another site's page in it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from tests.forms import Page

TOKEN = "csrfmiddlewaretoken"
# What the site itself would put into a cookie: any 32 letters.
SECRET = "A" * 32


class Forger(Client):
    """Another site's page in a reader's browser: has the reader's cookies and knows no token."""

    def __init__(self, **more):
        super().__init__(enforce_csrf_checks=True, **more)


class Browser(Client):
    """A reader's browser: a form carries its site and what stands in it.

    Where the page with the form was fetched, the form's own token is sent, or none where it holds
    none. A test that skips the page sends the token that belongs to the cookie.
    """

    def __init__(self, **more):
        super().__init__(enforce_csrf_checks=True, **more)
        self._unread: list[tuple[str, HttpResponse]] = []
        self._tokens: dict[str, str | None] = {}

    def request(self, **request):
        site = f"{request['wsgi.url_scheme']}://{self._host(request)}"
        if request["REQUEST_METHOD"] == "POST":
            request = {"HTTP_ORIGIN": site, "HTTP_REFERER": f"{site}/"} | request
        response = super().request(**request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            self._unread.append((request["PATH_INFO"], response))
        return response

    def post(self, path, data=None, content_type=MULTIPART_CONTENT, **more):
        if content_type == MULTIPART_CONTENT and (data is None or isinstance(data, Mapping)):
            data = self._token_for(path) | dict(data or {})
        return super().post(path, data, content_type, **more)

    def force_login(self, user, backend=None):
        """Somebody else sits down: what was open before is closed."""
        self._unread, self._tokens = [], {}
        super().force_login(user, backend)

    def logout(self):
        """The session ends; the cookie of the tokens stays."""
        kept = self.cookies.get(settings.CSRF_COOKIE_NAME)
        super().logout()
        if kept:
            self.cookies[settings.CSRF_COOKIE_NAME] = kept.value

    def _host(self, request: dict) -> str:
        return request.get("HTTP_HOST") or self.defaults.get("HTTP_HOST") or "testserver"

    def _token_for(self, path: str) -> dict[str, str]:
        self._read_pages()
        action = urlsplit(str(path)).path
        if action in self._tokens:
            token = self._tokens[action]
            return {} if token is None else {TOKEN: token}
        cookies = self.cookies
        if settings.CSRF_COOKIE_NAME not in cookies:
            cookies[settings.CSRF_COOKIE_NAME] = SECRET
        return {TOKEN: cookies[settings.CSRF_COOKIE_NAME].value}

    def _read_pages(self) -> None:
        for path, response in self._unread:
            forms = [form for form in Page(response.text, path).forms if form.method == "post"]
            # Of several that go to the same address, one without a token is to be found out.
            for form in sorted(forms, key=lambda form: form.value_of(TOKEN) is None):
                self._tokens[urlsplit(form.action).path] = form.value_of(TOKEN)
        self._unread = []
