"""The roles that members can be given, and what each may do in the admin.

A role is a Django group; `ensure_roles` makes the groups as they stand here. Operators are
superusers and need no role.
"""

from django.contrib.auth.models import Group, Permission

EDITORS = "Editors"
MODERATORS = "Moderators"

CATALOGUE = (
    "film",
    "filmtitle",
    "person",
    "personname",
    "credit",
    "genre",
    "country",
    "plot",
    "picture",
    "still",
    "externallink",
)
PARTS_OF_ARTICLES = ("castplacement", "reviewauthor", "articlepicture", "relatedfilm")
ROLES = {
    EDITORS: [f"films.{verb}_{noun}" for noun in CATALOGUE for verb in ("view", "add", "change")]
    + [f"films.delete_{noun}" for noun in CATALOGUE if noun not in ("film", "person")]
    + [
        f"reviews.{verb}_{noun}"
        for noun in ("review", "importedreview", "doublebill", *PARTS_OF_ARTICLES)
        for verb in ("view", "add", "change")
    ]
    + [f"reviews.delete_{noun}" for noun in ("doublebill", *PARTS_OF_ARTICLES)],
    MODERATORS: [
        "moderation.moderate",
        "moderation.view_report",
        "moderation.view_moderationaction",
        "reviews.view_review",
        "reviews.view_comment",
        "lists.view_filmlist",
        "films.view_film",
        "films.view_person",
        "accounts.view_user",
    ],
}


def ensure_roles() -> None:
    """Make each role's group with exactly the permissions of ROLES. Run by `manage.py set_up`."""
    names = ("content_type__app_label", "codename", "pk")
    keys = {f"{app}.{name}": pk for app, name, pk in Permission.objects.values_list(*names)}
    for role, labels in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set([keys[label] for label in labels])
