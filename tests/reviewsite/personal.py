"""A member who used the whole site, for tests of copies and of erasure."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from secrets import token_hex

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from accounts.models import User
from accounts.services import update_profile
from films.pictures import AVATAR, RemadePicture, remake_picture
from moderation.services import report, suggest_change
from reviews import services
from reviews.models import ReviewRevision
from tests.factories import (
    make_article,
    make_comment,
    make_film,
    make_list,
    make_person,
    make_review,
    make_user,
)

PASSWORD = "a long enough password"
NAME, ADDRESS, WORDS = "Inês Canary Prado", "inescanary@example.org", "canary words of ines"


def remade_avatar() -> RemadePicture:
    """The same picture for every member, under a name of its own."""
    return replace(remade_once(), name=token_hex(16))


@cache
def remade_once() -> RemadePicture:
    buffer = BytesIO()
    Image.new("RGB", (90, 90), "teal").save(buffer, "JPEG")
    return remake_picture(buffer, shape=AVATAR)


def make_canary(client) -> User:
    """A member with one thing of every kind, signed in with a password in `client`."""
    member = make_user("inescanary")
    member.emailaddress_set.create(email=ADDRESS, verified=True, primary=True)
    update_profile(
        member=member, display_name=NAME, bio=f"Bio with {WORDS}", site="https://canary.example/"
    )
    services.give_avatar(member=member, remade=remade_avatar())
    answered, alone = make_film("Answered"), make_film("Alone")
    review = make_review(answered, member, rating_value=9, body=f"{WORDS} >!in a spoiler!<")
    make_review(alone, member, rating_value=3, headline=f"=cmd {WORDS}")
    services.rate_film(user=member, film=make_film("Rated"), value=6)
    ReviewRevision.objects.create(
        review=review, body=f"Earlier {WORDS}", replaced_at=timezone.now()
    )
    services.add_to_watchlist(user=member, film=make_film("Awaited"))
    services.follow(follower=member, whom=make_person("Followed"))
    services.follow(follower=member, whom=make_user("followed"))
    services.mark_helpful(user=member, review=make_review())
    make_comment(review)
    mine = make_comment(make_review(), member, body=f"Commented {WORDS}")
    make_comment(mine.review, parent=mine)
    make_comment(make_review(), member, body=f"Unanswered {WORDS}")
    services.save_review_draft(author=member, film=make_film("Draft"), body=f"Draft {WORDS}")
    services.set_double_bill(author=member, first=answered, second=alone, reason=WORDS)
    make_list(alone, author=member, title=f"Shown {WORDS}", reason=WORDS)
    make_list(alone, author=member, title=f"For oneself {WORDS}", is_public=False)
    report(target=make_review(), rule="advertising", explanation="Look.", reporter=member)
    suggest_change(record=alone, member=member, text="It is longer.", source="The credits.")
    make_article(author=member, headline="An article of the house")
    LogEntry.objects.create(
        user=make_user(),
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(member.pk),
        object_repr=NAME,
        action_flag=CHANGE,
    )
    sign_in(client, member)
    member.refresh_from_db()
    return member


def sign_in(client, member: User) -> None:
    fields = {"login": member.username, "password": PASSWORD}
    assert client.post(reverse("account_login"), fields).status_code == 302
    again = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert again.status_code == 302
