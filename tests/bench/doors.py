"""Whether a clock tells who is a member: how long each door takes, for addresses that are known and
for addresses that are not.

Asked in turn, in an order that changes. The rank test says how likely such ranks are where both
take the same time (Mann and Whitney, two-sided, by the normal approximation).
"""

import random
import re
import time
from collections.abc import Callable, Sequence
from math import sqrt
from statistics import NormalDist

from tests.bench.load import BROWSER, Connection, form, request
from tests.bench.site import Site

PASSWORD = "seven lamps over the foyer"
MEMBERS = """
import sys, django
django.setup()
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from accounts.models import MemberWord, User
password = make_password("another long enough password")
for number in range(int(sys.argv[1])):
    for kind in ("member", "closed"):
        name, is_active = f"{kind}{number}", kind == "member"
        email = f"{name}@known.example"
        user, is_new = User.objects.get_or_create(
            username=name, defaults={"email": email, "password": password, "is_active": is_active}
        )
        if is_new:
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
            MemberWord.objects.index(user)
"""
PLAIN = {**BROWSER, "Accept-Encoding": "identity"}

Typed = Callable[[str, int], dict[str, str]]


def _by_address(who: str, number: int) -> dict[str, str]:
    return {"login": f"{who}{number}@known.example", "password": PASSWORD}


def _by_name(who: str, number: int) -> dict[str, str]:
    return {"login": f"{who}{number}", "password": PASSWORD}


def _new(who: str, number: int) -> dict[str, str]:
    name = f"joins-{who}-{number}"
    return {"username": name, "email": f"{who}{number}@known.example", "password1": PASSWORD}


def _address(who: str, number: int) -> dict[str, str]:
    return {"email": f"{who}{number}@known.example"}


DOORS: dict[str, tuple[str, int, Typed]] = {
    "sign-in by address": ("/account/login/", 422, _by_address),
    "sign-in by name": ("/account/login/", 422, _by_name),
    "sign-up": ("/account/signup/", 302, _new),
    "forgotten password": ("/account/password/reset/", 302, _address),
    "code by mail": ("/account/login/code/", 302, _address),
}


def door_waits(site: Site, port: int, name: str, times: int) -> dict[str, list[float]]:
    """Milliseconds of one door, for members, closed accounts and strangers."""
    site.run("-c", MEMBERS, str(times))
    address, expected, typed = DOORS[name]
    connection = Connection(port)
    page = connection.get(request(port, address, PLAIN))
    token = re.search(rb'csrfmiddlewaretoken" value="(\w+)', page[2])[1].decode()
    headers = {**PLAIN, "Cookie": page[1][b"set-cookie"].split(b";")[0].decode()}
    waits: dict[str, list[float]] = {"member": [], "closed": [], "stranger": []}
    dice = random.Random(name)
    for number in range(times):
        for who in dice.sample(sorted(waits), len(waits)):
            values = {"csrfmiddlewaretoken": token} | typed(who, number)
            message = form(port, address, headers, values)
            begun = time.perf_counter()
            status = connection.get(message)[0]
            waits[who].append((time.perf_counter() - begun) * 1000)
            if status != expected:
                raise RuntimeError(f"{address} answered {status}")
    return waits


def likelihood(one: Sequence[float], other: Sequence[float]) -> float:
    """How likely ranks at least so uneven are, where both come from the same."""
    both = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    ranks = sum(place for place, (_value, whose) in enumerate(both, start=1) if whose == 0)
    n, m = len(one), len(other)
    spread = sqrt(n * m * (n + m + 1) / 12)
    away = abs(ranks - n * (n + m + 1) / 2) / spread
    return 2 * (1 - NormalDist().cdf(away))
