"""One of several processes that rate films as fast as they can.

python -m tests.bench.rater NUMBER TIMES      or: python -m tests.bench.rater drifted
"""

import json
import random
import sys
import time

import django

django.setup()

from accounts.models import User  # noqa: E402
from films.models import Film  # noqa: E402
from reviews.services import rate_film, recount_ratings  # noqa: E402

FILMS = 50


def films():
    return list(Film.objects.filter(slug__startswith="synthetic-film-").order_by("pk")[:FILMS])


def rate(number: int, times: int) -> dict:
    dice, rated = random.Random(number), films()
    users = list(User.objects.filter(username__startswith="synthetic").order_by("pk")[:200])
    longest, errors, begun = 0.0, 0, time.perf_counter()
    for _ in range(times):
        asked = time.perf_counter()
        try:
            rate_film(user=dice.choice(users), film=dice.choice(rated), value=dice.randint(1, 10))
        except Exception:
            errors += 1
        longest = max(longest, time.perf_counter() - asked)
    seconds = time.perf_counter() - begun
    return {"rate": times / seconds, "errors": errors, "longest": longest}


if __name__ == "__main__":
    if sys.argv[1] == "drifted":
        sys.stdout.write(str(len(recount_ratings(films()))))
    else:
        sys.stdout.write(json.dumps(rate(int(sys.argv[1]), int(sys.argv[2]))))
