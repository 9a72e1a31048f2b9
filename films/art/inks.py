"""The inks of each decade, and which of them suit a family's mood.

The arithmetic of flat colours lives in palettes.py.
"""

from functools import cache

from films.art.palettes import Inks, contrast, luminance, mix
from films.art.turns import digest

# A composition's inks must stand out from their sheet; WCAG asks 3:1 of what carries meaning, and
# shapes carry none.
VISIBLE = 2.0
# How far an ink that does not is moved towards the lettering's, again and again.
STEP = 0.12
# Of a film whose year is not known.
USUAL_YEAR = 1990

# Seven sets for each decade: sheet, lettering, and two more flat inks. Either of the first two may
# be the sheet. In words: poster lithography, deco, ration print, atomic pastel, pop, earth, neon
# and grid, grunge and acid, web gloss, teal and blush, risograph.
SETS = {
    1920: (
        "ebe0c6 1c1917 b8392b 3f6b63",
        "d9c79e 23201c 7f2f22 50624a",
        "1d2b33 ead9b5 c9772f 6b8f8a",
        "d4553c 1a1010 f0dcb2 f0b04a",
        "e3d3b0 2a1f33 8a4a7a b98a2e",
        "2b3a2a e9dfc3 b7a04a 7f9b6b",
        "efe7d6 20242c 35577f b8562f",
    ),
    1930: (
        "f0e6d0 14202b c4512d 2f6f7e",
        "16302e eadfc0 c9a24a 5f9c8a",
        "d8b560 1d1a16 8c2f26 2f4f57",
        "e7d9c4 2b1a22 8f2f4a 5d7a88",
        "23264a f0e2c4 d9a441 7f86b8",
        "b53a2a f6e7c8 1d1a1a eab35a",
        "cfd8c8 1b2a26 3f7a62 b5672f",
    ),
    1940: (
        "e6dcc6 22261f 6b7442 a8472c",
        "2c3327 e8dfc5 b0a15a 8a4a32",
        "c9bd9a 1f2430 3d5470 9c3b2e",
        "1b2230 e4ddcb 8fa0ad b5503a",
        "efe5d2 2a1d18 94552f 4f6660",
        "6e1f24 f2e2c8 d09a4a a9655a",
        "d5d8cf 22282b 55707a 96603a",
    ),
    1950: (
        "f6e8d2 22303a e2694e 3f9c97",
        "f7cf5e 1f2328 d8503f 2f7f86",
        "a9d6cb 17302e e0573f f4e7c6",
        "f4b9ad 2b1a24 c23a4a 4d8a8a",
        "17323f f5e6c8 e8803f 6fb3aa",
        "e4dcc0 1e2a22 5f8a3e d9872e",
        "bd2f28 f9ecd4 1e1b20 f2b84a",
    ),
    1960: (
        "f7f1e3 17171b e63a2b 1f5fa8",
        "f5c832 17171b d8352b 1e6f6a",
        "f0562b 1c1420 fff1dc f7c24a",
        "f3a6c0 1f1430 d31f5a f6e33f",
        "123a6b fdf1d9 f26b2e 7fc1e0",
        "cfe3d4 13261f 1f8a5a e9552f",
        "5a1f33 f8e4cf f07a3a f2c14e",
    ),
    1970: (
        "efdfc0 2a1a12 c65a22 7a7a2e",
        "d98a2b 24150e 7a2c1a f3e0b5",
        "3a2416 f1dcb4 d9772b 8a9a4a",
        "8a3a1f f6e3c0 e9a53f 3a1d14",
        "dfe0c4 23291a 7d8a35 b5532a",
        "26382f efe2c2 d8a13a b5603a",
        "f2cf9e 2b1d2b 9a3f52 d0702c",
    ),
    1980: (
        "f4f1f6 1a1433 e0358a 1f9fb0",
        "161233 f3eaff f2508f 3fc1d0",
        "1f1f24 f6f2ea f0433a 8f8f9c",
        "f7d8e0 251a4a d92f7f 5a55c8",
        "0f3f4f f4f0e0 ff7a59 5fd0c0",
        "f3d23a 191a2e e0346a 2d5fc4",
        "d9e6f2 14203f 3a62d8 ef6a4a",
    ),
    1990: (
        "e4e2dc 191a1a c73a2a 4f7a6a",
        "22261f e3e6cf a9b83a d8672f",
        "cfd8a6 1d2416 6a8a1f b5472a",
        "16242e dfe8ea 4fa3b5 e2702f",
        "f2e3c6 2a1a1a a52f2f 3a5a7a",
        "5a2a4a f4e2ea e88a3f c06aa6",
        "f08a3a 1b1714 7a1f1f fbe9cf",
    ),
    2000: (
        "f3f5f7 16202b 2f7fd0 f07a2a",
        "0f2a44 eaf2f8 4fb0e8 f5a23a",
        "dfe9c8 1b2a14 6aa52a d8502f",
        "f6e9e0 2b1a1a c8402f 6f8f9f",
        "1d1d20 f2f0ee d83a3a 9aa0a6",
        "e9b04a 211a10 8f3a1f 2f5a6a",
        "3a1f3f f3e6f2 d070b0 f0b05a",
    ),
    2010: (
        "f6d9cf 14333a 1f7f86 d8573f",
        "0f4a55 fbe7dc f28a6a 7fc4bf",
        "f2efe9 1b1b22 ef5a4a 3a5a9a",
        "1a1a2a f5dfe4 f0607f 7f8fd8",
        "f5c24a 1d2430 d84f3a 2f6f8f",
        "dbe7e2 17292a 2f8f7a e88a4a",
        "b52a44 fff0e8 3a0c22 fbb27a",
    ),
    2020: (
        "f4efe6 1f2a5a ff5a4a 2f8f6f",
        "2b2f86 f6efe2 ff7f6a 8fd0b0",
        "ff6f5a 1f1a3a fff0dc 4a3fa8",
        "f7dc5a 24225a f0509a 2f8f8a",
        "17362c f0ecd8 e8c04a f0805f",
        "e6ddf5 241a4a 6a4fd8 f0705a",
        "1b1b1f f2efe8 c8f04a ff6a8a",
    ),
}


def decade_of(year: int | None) -> int:
    """The decade whose inks a film of this year is printed in."""
    return min(max((year or USUAL_YEAR) // 10 * 10, min(SETS)), max(SETS))


@cache
def inks_of(decade: int, mood: str) -> tuple[Inks, ...]:
    """A decade's sets on the sheets that suit the mood ("dark", "light" or "any"), each in both
    orders of its second inks."""
    sets = [Inks(*("#" + colour for colour in row.split())) for row in SETS[decade]]
    turned = [Inks(s.ink, s.ground, s.second, s.third) for s in sets]
    sheets = sorted(map(seen, sets + turned), key=lambda s: luminance(s.ground))
    half = len(sets)
    chosen = {"dark": sheets[:half], "light": sheets[half:], "any": sheets}[mood]
    chosen.sort(key=lambda s: digest(*s, mood))
    return (*chosen, *(Inks(s.ground, s.ink, s.third, s.second) for s in chosen))


def seen(inks: Inks) -> Inks:
    """The same inks, the second ones moved from the sheet until they stand out from it."""
    moved = [inks.second, inks.third]
    for place, colour in enumerate(moved):
        shown = colour
        while contrast(shown, inks.ground) < VISIBLE:
            shown = mix(shown, inks.ink, STEP)
        moved[place] = shown
    return Inks(inks.ground, inks.ink, *moved)
