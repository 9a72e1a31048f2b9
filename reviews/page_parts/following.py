"""What a member's or a person's page shows of its reader: whether they follow, and agree."""

from django.urls import reverse

from accounts.models import User
from films.models import Person
from reviews.readers import Agreement, agreement_with, follows_member, follows_person


def follow_button(request, whom: User | Person):
    """The button to follow somebody, or to stop it; for a visitor, the way to sign in."""
    if isinstance(whom, User):
        question, address = follows_member, reverse("member_follow", args=[whom.username])
    else:
        question, address = follows_person, reverse("person_follow", args=[whom.slug])
    return {
        "address": address,
        "page": whom.get_absolute_url(),
        "css": " go" if isinstance(whom, User) else "",
        "is_followed": question(request.user, whom.pk),
    }


def agreement(request, member: User) -> Agreement | None:
    """On how many films the reader and a member agree, where that says something."""
    return agreement_with(request.user, member.pk)
