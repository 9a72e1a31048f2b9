"""Who comes to a site, and what each of them asks for. Not here: what that costs."""

import random

from tests.bench.reader import TOKEN, Reader
from tests.bench.site import Site

SEED = 5
FILMS = MEMBERS = 200
PEOPLE, PROFILES = 20, 100
SIGNED_IN = 0.3
# Of a hundred visits.
WRITES = {"rating": 1.2, "comment": 0.5, "review": 0.3}
READS = {
    "film": 46, "person": 10, "home": 8, "review page": 8, "member": 6, "list": 6,
    "list of films": 4, "search": 4, "suggestion": 6,
}  # fmt: skip
LETTERS = ("syn", "fil", "per", "mem", "lis")
TEXT = "The camera waits at the door while the rain decides, and nobody says why. " * 8
FIRST = f"ORDER BY id LIMIT {FILMS}"
REVIEWED = """
    SELECT username, slug FROM reviews_review
    JOIN accounts_user ON accounts_user.id = author_id JOIN films_film ON films_film.id = film_id
"""


class Crowd:
    """The same visitors and members in the same order, whenever the crowd is made anew."""

    def __init__(self, site: Site):
        self.dice = random.Random(SEED)
        self.members = [
            {**browser, "Cookie": f"{browser['Cookie']}; csrftoken={TOKEN}"}
            for browser in site.sessions(MEMBERS)
        ]
        self.reviews = [pk for (pk,) in site.rows(f"SELECT id FROM reviews_review {FIRST}")]
        self.lists = [pk for (pk,) in site.rows(f"SELECT id FROM lists_filmlist {FIRST}")]
        self.reviewed = set(site.rows(REVIEWED))

    def come(self, reader: Reader) -> None:
        """One visit: a page, or a form and the page that it leads to."""
        [kind] = self.dice.choices([*WRITES, *READS], [*WRITES.values(), *READS.values()])
        if kind in WRITES:
            self.write(reader, kind, self.number())
        elif self.dice.random() < SIGNED_IN:
            reader.get(f"{kind}, signed in", self.address(kind), self.member())
        else:
            reader.get(kind, self.address(kind))

    def write(self, reader: Reader, kind: str, number: int) -> None:
        film = f"/films/synthetic-film-{number}/"
        address, values = {
            "rating": (f"{film}rating/", {"rating": str(self.dice.randint(1, 10))}),
            "comment": (f"/reviews/{self.reviews[number]}/comments/", {"comment": TEXT}),
            "review": (f"{film}reviews/new/", {"text": TEXT, "language": "en", "do": "publish"}),
        }[kind]
        member = self.first_time_reviewer(number) if kind == "review" else self.member()
        page, follower = reader.post(f"{kind} by POST", address, member, values)
        reader.get(f"page after own {kind}", page, follower)

    def number(self) -> int:
        """0 is asked for most, 1 half as often, 2 a third as often (Zipf)."""
        [found] = self.dice.choices(range(FILMS), [1 / rank for rank in range(1, FILMS + 1)])
        return found

    def address(self, kind: str) -> str:
        number = self.number()
        return {
            "film": f"/films/synthetic-film-{number}/",
            "person": f"/people/synthetic-person-{number % PEOPLE}/",
            "home": "/",
            "review page": f"/reviews/{self.reviews[number]}/",
            "member": f"/users/synthetic{number % PROFILES}/",
            "list": f"/lists/{self.lists[number % len(self.lists)]}/",
            "list of films": "/films/",
            "search": f"/search/?q=synthetic+film+{number}",
            "suggestion": f"/search/suggest/?q={LETTERS[number % len(LETTERS)]}",
        }[kind]

    def member(self) -> dict[str, str]:
        return self.dice.choice(self.members)

    def first_time_reviewer(self, number: int) -> dict[str, str]:
        """A member who has no review of this film yet, and now gets one."""
        slug = f"synthetic-film-{number}"
        names = {f"synthetic{n + 1}": member for n, member in enumerate(self.members)}
        chosen = self.dice.choice([name for name in names if (name, slug) not in self.reviewed])
        self.reviewed.add((chosen, slug))
        return names[chosen]
