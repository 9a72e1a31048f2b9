"""A walk through a site: every page that its links lead to, every form that stands there.

It knows no Django and no network: `ask` fetches, so the walk goes through a site of a test as well
as through one that runs. What is not answered as it should be is a finding, in words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from urllib.parse import parse_qsl, urljoin, urlsplit

from tests.acts import Act, Body, acts_of
from tests.forms import Page

# Pages of one shape are alike; so are those that differ by what they ask of one page.
EACH = 2
EACH_ASKED = 1
# From a form to the next one: a list of the desk, its question, what is answered to a yes.
DEEP = 3
# Behind these words of an address stands the name of one of many.
MANY = "films|people|genres|countries|users|confirm-email|confirm|stop|key"
NAME = re.compile(rf"(?<=/)((?:{MANY})/)(?!suggest/|new/)[^/]+(?=/)")
NUMBER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+")
DESK = "/admin/"
# After these the walker is somebody else, or nobody.
ENDING = re.compile(
    r"/(logout|leave|sessions/.*end|password/.*|2fa/.*|email|accounts/user|user/\d+/change)/$"
)
# What stands on every page of the desk is sent from one.
EVERYWHERE = "/admin/logout/"
REDIRECTS = (301, 302, 303, 307, 308)
# A refused form is an answer: the walker's words do not fit everywhere.
NO_ANSWER = 0
ANSWERS = (200, 204, *REDIRECTS, 409, 422, 429)
GONE = (404, 410)

Answer = tuple[int, Mapping[str, str], bytes]
Ask = Callable[[str, str, Body | None, str], Answer]


def shape(address: str) -> str:
    """The address without what differs between pages of a kind.

    The desk's lists can be asked for in many ways, which all are one.
    """
    parts = urlsplit(address)
    path = NUMBER.sub("#", parts.path)
    if path.startswith(DESK):
        return path + ("?…" if parts.query else "")
    names = sorted({name for name, _value in parse_qsl(parts.query, keep_blank_values=True)})
    asked = ("?" + "&".join(names) if len(names) < 3 else "?…") if names else ""
    return NAME.sub(r"\1*", path) + asked


def kind_of(act: Act) -> tuple:
    """Acts of one kind are alike: where from, where to, with which fields, by which button."""
    names = sorted({NUMBER.sub("#", name) for name, _value in act.fields})
    button = NUMBER.sub("#", act.button)
    page, address = (shape(one.partition("?")[0]) for one in (act.page, act.address))
    if address == EVERYWHERE:
        page = ""
    return page, act.method, address, act.enctype, *names, button


class Walk:
    """Somebody's walk, to so many pages of each shape. `undone` goes around each form that is sent:
    a site of a test forgets it. Where others walk, too, a page may be gone that was there before:
    a finding then is what is still offered and still fails."""

    def __init__(
        self,
        ask: Ask,
        *,
        typed: Mapping[str, str] | None = None,
        undone: Callable[[], AbstractContextManager] = nullcontext,
        each: int = EACH,
        is_alone: bool = True,
    ):
        self.ask, self.typed, self.undone, self.each = ask, typed or {}, undone, each
        self.is_alone = is_alone
        self.pages: Counter[str] = Counter()
        self.kinds: set[tuple] = set()
        self.findings: list[str] = []
        self.sent = 0
        self._led: Counter[str] = Counter()
        self._waiting: list[Act] = []
        self._seen: set[str] = set()

    def look_around(self, addresses: Iterable[str]) -> None:
        """Fetch the pages at these addresses, and all that links of theirs lead to."""
        ahead = [(address, address) for address in addresses]
        for address, referer in ahead:
            if not self._is_new(address, referer):
                continue
            page, onward = self._fetch(address, referer)
            ahead += [(link, address) for link in onward]
            if page:
                acts = self._acts_on(page)
                self._waiting += [act for act in acts if act.method == "post"]
                ahead += [(link, address) for link in [*page.links, *_questions(acts)]]

    def send_all(self) -> None:
        """Send each kind of form once; last those after which the walker is somebody else."""
        for act in sorted(self._waiting, key=lambda act: bool(ENDING.search(act.address))):
            self._send(act)
        self._waiting = []

    def _is_new(self, address: str, referer: str) -> bool:
        there, here = urlsplit(address), urlsplit(referer)
        if (there.scheme, there.netloc) != (here.scheme, here.netloc) or address in self._seen:
            return False
        self._seen.add(address)
        self.pages[shape(address)] += 1
        return self.pages[shape(address)] <= (EACH_ASKED if there.query else self.each)

    def _asked(self, *what) -> Answer:
        """The answer; none is a finding, too."""
        try:
            return self.ask(*what)
        except OSError:
            return NO_ANSWER, {}, b""

    def _fetch(self, address: str, referer: str) -> tuple[Page | None, list[str]]:
        status, headers, body = self._asked("GET", address, None, referer)
        if status not in (200, *REDIRECTS) and not self._was_taken_away(status, address, referer):
            self.findings.append(f"{status}: the link {address} on {referer}")
        return _read(address, status, headers, body)

    def _was_taken_away(self, status: int, address: str, source: str) -> bool:
        """Whether somebody else did: the page with the link or the form has gone, or has it no
        more. To be refused on a page that may be seen is no sign of that."""
        if self.is_alone or status not in (403, *GONE):
            return False
        now, headers, body = self._asked("GET", source, None, source)
        page, _onward = _read(source, now, headers, body)
        if page is None:
            return now in (403, *GONE)
        offered = [act.address for form in page.forms for act in acts_of(form, self.typed)]
        return status in GONE and address not in [*page.links, *offered]

    def _acts_on(self, page: Page) -> list[Act]:
        """Those of a kind that was not seen before."""
        acts = [act for form in page.forms for act in acts_of(form, self.typed)]
        return [act for act in acts if self._is_new_kind(act)]

    def _is_new_kind(self, act: Act) -> bool:
        kind = kind_of(act)
        is_new = kind not in self.kinds
        self.kinds.add(kind)
        return is_new

    def _send(self, act: Act, depth: int = 1) -> None:
        with self.undone():
            self.sent += 1
            status, headers, body = self._asked("POST", act.address, act.body, act.page)
            if status not in ANSWERS:
                if self._was_taken_away(status, act.address, act.page):
                    return
                self.findings.append(
                    f"{status}: the form to {act.address} on {act.page}, button “{act.button}”"
                )
                return
            page, onward = _read(act.address, status, headers, body)
            for address in onward:
                if self._is_worth_a_look(address, act):
                    page, _further = self._fetch(address, act.page)
            if page and depth < DEEP:
                for following in self._acts_on(page):
                    if following.method == "post":
                        self._send(following, depth + 1)

    def _is_worth_a_look(self, address: str, act: Act) -> bool:
        """Where a form leads, unless others like it led to pages that were seen."""
        if urlsplit(address).netloc != urlsplit(act.page).netloc:
            return False
        self._led[shape(act.address)] += 1
        return address not in self._seen or self._led[shape(act.address)] <= self.each


def _questions(acts: list[Act]) -> list[str]:
    """Where forms lead that only ask: searches and filters."""
    return [
        f"{act.address.partition('?')[0]}?{act.body.content.decode()}"
        for act in acts
        if act.method == "get"
    ]


def _read(address: str, status: int, headers: Mapping, body: bytes) -> tuple:
    """The page, if it is one, and where the answer leads."""
    if status in REDIRECTS:
        return None, [urljoin(address, headers["Location"]).partition("#")[0]]
    if status not in (200, 422) or not headers["Content-Type"].startswith("text/html"):
        return None, []
    return Page(body.decode(), address), []
