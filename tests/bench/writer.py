"""One of several writers that read straight after each committed write.

    python -m tests.bench.writer NUMBER TIMES PORT

Each writes about a film and as a member of its own and about one film that all share, and reads
the pages that show it. Prints one line of JSON: how many reads, and each stale one.
"""

import json
import random
import sys

import django

django.setup()

from accounts.models import User  # noqa: E402
from accounts.services import update_profile  # noqa: E402
from films.models import Film, RatingSummary  # noqa: E402
from films.services import save_film  # noqa: E402
from reviews.models import Review  # noqa: E402
from reviews.services import publish_review, rate_film  # noqa: E402
from tests.bench.load import BROWSER, Connection, request  # noqa: E402

PLAIN = {**BROWSER, "Accept-Encoding": "identity"}


class Writer:
    def __init__(self, number: int, port: int):
        self.number, self.port = number, port
        self.dice = random.Random(number)
        self.connection = Connection(port)
        self.member, _ = User.objects.get_or_create(
            username=f"writer{number}", defaults={"email": f"writer{number}@example.org"}
        )
        title = f"Written by {number}"
        self.film = Film.objects.filter(title__startswith=title).first() or save_film(
            Film(title=title, release_year=2024)
        )
        self.shared = Film.objects.filter(slug__startswith="shared").first() or self.film
        self.review = publish_review(author=self.member, film=self.film, body="First.")

    def write(self, mark: str) -> tuple[str, str]:
        """Change something; return an address, and what its page must now say."""
        film = f"/films/{self.film.slug}/"
        kind = self.dice.randrange(6)
        if kind == 0:
            publish_review(author=self.member, film=self.film, body=f"Text {mark}.")
            return self.dice.choice((film, f"/reviews/{self.review.pk}/")), f"Text {mark}."
        if kind == 1:
            update_profile(member=self.member, display_name=f"Name {mark}", bio="")
            page = self.dice.choice((film, f"/users/{self.member.username}/", film + "reviews/"))
            return page, f"Name {mark}"
        if kind == 2:
            Film.objects.filter(pk=self.film.pk).update(title=f"Written by {self.number}, {mark}")
            return self.dice.choice((film, f"/reviews/{self.review.pk}/")), mark
        if kind == 3:
            Review.objects.filter(pk=self.review.pk).update(headline=f"Headline {mark}")
            return self.dice.choice((film, "/reviews/feed/")), f"Headline {mark}"
        if kind == 4:
            publish_review(author=self.member, film=self.shared, body=f"Shared {mark}.")
            return f"/films/{self.shared.slug}/", f"Shared {mark}."
        rate_film(user=self.member, film=self.film, value=self.dice.randint(1, 10))
        score = RatingSummary.objects.get(film=self.film).score
        return film, f"{score:.1f}"

    def is_stale(self, mark: str) -> str:
        """Write, then read; return what was stale, or "" where the page shows the write."""
        address, expected = self.write(mark)
        asked = request(self.port, address, PLAIN)
        status, _headers, body = self.connection.get(asked)
        # Found in memory and fresh, so that the next write finds a page that is trusted.
        self.connection.get(asked)
        shown = status == 200 and expected in body.decode()
        return "" if shown else f"{address}: no {expected!r} (status {status})"


def main() -> None:
    number, times, port = map(int, sys.argv[1:])
    writer = Writer(number, port)
    found = [writer.is_stale(f"{number}-{turn}") for turn in range(times)]
    stale = [line for line in found if line]
    sys.stdout.write(json.dumps({"reads": times, "stale": len(stale), "first": stale[:3]}))


if __name__ == "__main__":
    main()
