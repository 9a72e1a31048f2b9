"""Drawn pictures for some of the sample's members: files, so made outside of any transaction."""

import json
from io import BytesIO

from accounts.models import User
from films.art import draw_portrait
from films.pictures import AVATAR, remake_picture
from reviews.services import give_avatar

from .loading import FILE


def draw_members() -> int:
    """Give a portrait drawn from the name to those of whom the file says so; return how many."""
    records = json.loads(FILE.read_text())["members"]
    chosen = [record["username"] for record in records if record.get("picture")]
    members = User.objects.filter(is_sample=True, username__in=chosen)
    for member in members:
        drawn = BytesIO()
        draw_portrait(name=member.name).save(drawn, "PNG")
        give_avatar(member=member, remade=remake_picture(drawn, shape=AVATAR))
    return len(members)
