"""Small makers of records. Each gives what a test does not care about a harmless value."""

import itertools

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import EDITORS, MODERATORS, ensure_roles
from films import services as film_services
from films.models import Credit, Film, FilmTitle, Person, PersonName
from lists.models import FilmList
from lists.services import create_list
from reviews import services
from reviews.models import Comment, Review

ARTICLE_TEXT = "An opening.\n\n## The film\n\nWhat it does.\n\n## >! Ending\n\nHow it ends."
_numbers = itertools.count(1)


def make_user(username: str = "", **fields) -> User:
    username = username or f"member{next(_numbers)}"
    return User.objects.create_user(
        username, f"{username}@example.org", "a long enough password", **fields
    )


def make_editor(**fields) -> User:
    return _with_role(EDITORS, **fields)


def make_moderator(**fields) -> User:
    return _with_role(MODERATORS, **fields)


def _with_role(role: str, **fields) -> User:
    ensure_roles()
    user = make_user(is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=role))
    add_second_factor(user)
    return user


def make_operator(username: str = "", **fields) -> User:
    user = make_user(username, is_staff=True, is_superuser=True, **fields)
    add_second_factor(user)
    return user


def add_second_factor(user: User) -> str:
    """Give a member an app for codes and recovery codes. Returns the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def confirm_address(user: User) -> User:
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def make_film(title: str = "Escape", year: int | None = 2024, **fields) -> Film:
    titles = fields.pop("titles", ())
    film = film_services.save_film(Film(title=title, release_year=year, **fields))
    for other in titles:
        FilmTitle.objects.create(film=film, title=other)
    film_services.settle_film(film)
    return film


def make_person(name: str = "Lee Je-hoon", names: tuple[str, ...] = (), **fields) -> Person:
    person = film_services.save_person(Person(name=name, **fields))
    for other in names:
        PersonName.objects.create(person=person, name=other)
    film_services.settle_person(person)
    return person


def make_credit(film: Film, person: Person | None = None, department: str = "cast", **fields):
    person = person or make_person(f"Person {next(_numbers)}")
    credit = Credit.objects.create(film=film, person=person, department=department, **fields)
    film_services.settle_film(film)
    return credit


def make_review(film: Film | None = None, author: User | None = None, **fields) -> Review:
    fields.setdefault("body", "It runs ninety minutes and spends them well.")
    return services.publish_review(author=author or make_user(), film=film or make_film(), **fields)


def make_article(film: Film | None = None, author: User | None = None, **fields) -> Review:
    fields.setdefault("headline", "A map of the minefield")
    fields.setdefault("body", ARTICLE_TEXT)
    article = Review(film=film or make_film(), author=author or make_user(), **fields)
    return services.save_article(article, publish_now=True)


def make_comment(review: Review | None = None, author: User | None = None, **fields) -> Comment:
    fields.setdefault("body", f"I saw it differently, {next(_numbers)} times.")
    return services.leave_comment(
        review=review or make_review(), author=author or make_user(), **fields
    )


def make_guest_comment(review: Review | None = None, **fields) -> Comment:
    values = {"body": "Thank you.", "guest_name": "Rosa", "guest_email": "rosa@example.org"}
    return services.leave_comment(review=review or make_review(), **(values | fields))


def make_list(*films: Film, author: User | None = None, **fields) -> FilmList:
    """A public list; each film comes with its own title as a note."""
    fields.setdefault("title", "Borders, crossed on foot")
    listed = [(film, film.title) for film in films or (make_film(),)]
    return create_list(author=author or make_user(), films=listed, **fields)
