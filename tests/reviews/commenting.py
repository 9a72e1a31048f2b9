"""How tests leave a comment and read the page of its review."""

from django.urls import reverse

GUEST = {"comment": "Thank you.", "name": "Rosa", "email": "rosa@example.org"}


def post(client, review, data=None, **more):
    data = GUEST | more if data is None else data
    return client.post(reverse("comment_new", args=[review.pk]), data)


def page(client, review, query=""):
    return client.get(review.get_absolute_url() + query).text
