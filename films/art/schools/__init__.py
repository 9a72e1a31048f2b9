"""The schools of composition: each fills a sheet and says where it left it calm for a title.

The shapes live in the modules beside this one; the choice of a school lives in films.art.posters.
"""

import random
from collections.abc import Callable

from films.art.canvas import Canvas
from films.art.schools import circles, geometry, lines, places, signs
from films.art.schools.calm import Calm, Place

School = Callable[[Canvas, random.Random, str], Calm]

SCHOOLS: dict[str, School] = {
    "bauhaus": geometry.bauhaus,
    "corridor": lines.corridor,
    "eclipse": circles.eclipse,
    "egg": circles.egg,
    "eye": signs.eye,
    "facing": lines.facing,
    "figure": places.figure,
    "horizon": places.horizon,
    "letter": signs.letter,
    "moons": circles.moons,
    "path": lines.path,
    "petals": signs.petals,
    "rays": places.rays,
    "rings": circles.rings,
    "shards": geometry.shards,
    "steps": geometry.steps,
    "stripes": geometry.stripes,
    "sweep": circles.sweep,
    "thread": lines.thread,
    "tower": places.tower,
    "waves": places.waves,
    "windows": places.windows,
}

__all__ = ["SCHOOLS", "Calm", "Place", "School"]
