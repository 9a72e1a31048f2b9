"""The roles that members can be given: a Django group each, made by `ensure_roles`.

What a role may do with an app's models stands in that app's `apps.py`: `editors_may` and
`moderators_may` name permissions. Operators are superusers and need no role.
"""

from django.apps import apps
from django.contrib.auth.models import Group, Permission

EDITORS = "Editors"
MODERATORS = "Moderators"
ROLES = {EDITORS: "editors_may", MODERATORS: "moderators_may"}


def ensure_roles() -> None:
    """Make each role's group with exactly the permissions that the apps give it. Run by
    `manage.py set_up`."""
    names = ("content_type__app_label", "codename", "pk")
    keys = {(app, name): pk for app, name, pk in Permission.objects.values_list(*names)}
    for role, allowed in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(
            keys[app.label, name]
            for app in apps.get_app_configs()
            for name in getattr(app, allowed, ())
        )
