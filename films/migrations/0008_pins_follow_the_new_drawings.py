"""What editors had pinned is told in the names of the new drawings, in films, histories and merges.

A composition becomes the one that is nearest to it, a lettering a frame of its own. Inks cannot be
pinned any more: they tell the decade.
"""

from django.db import migrations

BATCH = 500
COMPOSITIONS = {
    "bauhaus": "tiles", "corridor": "threshold", "eclipse": "eclipse", "egg": "vortex",
    "eye": "stare", "facing": "pair", "figure": "long_shadow", "horizon": "stillness",
    "letter": "initial", "moons": "moons", "path": "route", "petals": "petals",
    "rays": "sunrise", "rings": "tree_rings", "shards": "shards", "steps": "steps",
    "stripes": "blinds", "sweep": "scope", "thread": "near", "tower": "towers",
    "waves": "tide", "windows": "facade",
}
FRAMES = {
    "bod8": "plate", "league": "head", "serif5": "inset", "serif9": "foot", "sofia8": "ruled",
    "sofiax8": "tall", "unb8": "deep",
}
NAMES = {"art_school": "art_composition", "art_lettering": "art_frame", "art_ink": "art_family"}


def translated(name, pin):
    """A pin as a film has it now; one that is in the new names already stays."""
    known = {"art_composition": COMPOSITIONS, "art_frame": FRAMES}.get(name, {})
    if name == "art_family":
        return ""
    return known.get(pin, pin if pin in known.values() else "")


def follow(apps, schema_editor):
    for model in ("Film", "HistoricalFilm"):
        films = apps.get_model("films", model).objects
        for name in NAMES.values():
            pinned = films.exclude(**{name: ""})
            for pin in set(pinned.values_list(name, flat=True).distinct()):
                films.filter(**{name: pin}).update(**{name: translated(name, pin)})
    follow_in_merges(apps.get_model("films", "FilmMerge").objects)


def follow_in_merges(merges):
    last = 0
    while found := list(merges.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = found[-1].pk
        for merge in found:
            for step in merge.moved.get("steps", []):
                step_in_new_names(step)
        merges.bulk_update(found, ["moved"])


def step_in_new_names(step):
    if step["model"] == "films.Film" and "fields" in step:
        step["fields"] = {
            NAMES.get(name, name): [translated(NAMES[name], pin) for pin in pair]
            if name in NAMES
            else pair
            for name, pair in step["fields"].items()
        }


class Migration(migrations.Migration):

    dependencies = [
        ("films", "0007_pins_name_family_composition_and_frame"),
    ]

    operations = [
        # Names that older code does not know, it leaves to the title.
        migrations.RunPython(follow, migrations.RunPython.noop),
    ]
