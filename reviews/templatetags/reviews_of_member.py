"""What a member's page shows of reviews."""

from django import template

from accounts.models import User
from reviews.selectors import reviews_of_member

register = template.Library()


@register.inclusion_tag("reviews/_member_reviews.html", takes_context=True)
def member_reviews(context, member: User):
    """The section of a member's newest reviews, each with its film."""
    return {
        "member": member,
        "user": context["user"],
        "request": context.get("request"),
        "reviews": reviews_of_member(member),
    }
