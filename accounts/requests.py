"""The request of somebody who is signed in, for views that nobody else reaches."""

from django.http import HttpRequest

from accounts.models import User


class AuthenticatedRequest(HttpRequest):
    """What a view behind `login_required` or `permission_required` is given."""

    user: User
