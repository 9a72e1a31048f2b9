"""What titles name, and the compositions that show it. English words only: others are read as
titles that name nothing."""

# Words of one meaning, and what shows it.
THINGS: dict[str, tuple[str, ...]] = {
    "window windows": ("facade", "shaft"),
    "apartment hotel building": ("facade", "towers"),
    "moon moonlight luna night nights": ("moons", "eclipse"),
    "train trains station railway": ("rails", "carriages"),
    "house home village houses": ("roofs", "threshold"),
    "city town metropolis": ("towers", "crossing"),
    "sea ocean river water lake island beach wave waves": ("tide", "stillness"),
    "wheel bicycle bike car driver taxi": ("wheel",),
    "road way street highway trip": ("route", "crossing"),
    "forest tree trees wood woods jungle": ("forest",),
    "flower flowers rose daisies blossom": ("petals",),
    "sun summer day morning dawn": ("sunrise", "stillness"),
    "eye eyes stranger strangers": ("stare", "scope"),
    "sky wings bird birds angel angels": ("birds",),
    "star stars space planet": ("orbits", "eclipse", "signal"),
    "door room doors closet": ("ajar",),
    "stairs ladder steps": ("steps",),
    "piano pianist": ("keys",),
    "fire burning burn flame heat": ("flames",),
    "mountain mountains hill hills peak": ("peaks",),
    "love lovers kiss couple wedding": ("pair", "near", "embrace", "distance"),
    "book letter letters": ("pages",),
    "dinner supper breakfast table kitchen": ("table",),
    "rain storm blood tears snow": ("drops",),
    "disco dance dancing dancer": ("record", "chorus"),
    "sheriff": ("star",),
    "spider web": ("web",),
}
SHOWN = {word: shown for words, shown in THINGS.items() for word in words.split()}
EDGES = ".,:;!?’'\""


def named_in(title: str) -> tuple[str, ...]:
    """The compositions that show what the title names: of its first word that names a thing."""
    words = (word.strip(EDGES).replace("’", "'") for word in title.lower().split())
    bare = (word.removesuffix("'s") for word in words)
    return next((SHOWN[word] for word in bare if word in SHOWN), ())
