"""Films of which no genre is known: the title itself is the picture.

Each function draws one composition.
"""

from films.art.canvas import Point
from films.art.palettes import mix
from films.art.picture import Picture
from films.art.scripts import capital, fitting_font
from films.art.shelves import Family
from films.art.turns import Turn


def initial(p: Picture, t: Turn) -> None:
    """The first letter, printed twice."""
    letter = capital(next((c for c in p.title if c.isalnum()), "?"))
    font = fitting_font(
        ("serif9", "unb8", "sofiax8", "bod8")[t.count(0, 3)], letter, p.unit * t.size(1.0, 1.5)
    )
    x, y = p.unit * t.across(0.35, 0.65), p.unit * p.h * t.down(0.42, 0.58)
    off = p.unit * t.lean(0.03, 0.09)
    p.pen.text((x + off, y + off * 0.7), letter, p.third, font, anchor="mm")
    p.pen.text((x, y), letter, p.second, font, anchor="mm")


def words(p: Picture, t: Turn) -> None:
    """One bar for each word, as long as the word."""
    lengths = [len(w) for w in p.title.split()][:9]
    n, longest = max(3, len(lengths)), max(*lengths, 6)
    lengths = (lengths * 3)[:n]
    pitch = p.h * t.down(0.78, 0.94) / n
    for i, length in enumerate(lengths):
        y, wide = p.h * 0.05 + pitch * i, 0.94 * length / longest
        x = (1 - wide) * ((i * t.across(0.2, 0.8) + t.lean(0, 1)) % 1)
        p.box(
            x,
            y,
            x + wide,
            y + pitch * t.size(0.45, 0.9),
            (p.second, p.ink, p.third)[(i + t.count(0, 2)) % 3],
        )


def letters(p: Picture, t: Turn) -> None:
    """The title on the alphabet: a dot for each letter, joined in its order."""
    letters = [ord(c) % 26 for c in p.title.lower() if c.isalnum()][:8] or [3, 9]
    n = 5 + t.count(0, 1)

    def at(k: int) -> Point:
        return (k % n + 0.5) / n, p.h * (k // n + 0.5) / (25 // n + 1)

    for k in range(n * (25 // n + 1)):
        p.disc(*at(k), 0.22 / n, mix(p.ground, p.ink, t.lean(0.18, 0.4)))
    route = [at(k) for k in letters]
    p.line(route, t.size(0.008, 0.02), p.second)
    for point in route:
        p.disc(*point, t.across(0.22, 0.36) / n, p.second)
    p.disc(*route[0], t.down(0.26, 0.56) / n, p.ink)
    p.disc(*route[-1], t.down(0.26, 0.56) / n, p.third)


def numeral(p: Picture, t: Turn) -> None:
    """The last two figures of the year."""
    figures = str(p.year or len(p.title))[-2:]
    font = fitting_font(
        ("serif9", "sofiax8", "league", "unb8")[t.count(0, 3)], figures[0], p.unit * t.size(0.72, 1)
    )
    for i, figure in enumerate(figures):
        at = (
            p.unit * (0.3 + 0.4 * i + t.across(-0.06, 0.06)),
            p.unit * p.h * (0.32 + 0.36 * i + t.down(-0.06, 0.06)),
        )
        p.pen.text(at, figure, (p.second, p.third)[i], font, anchor="mm")
    p.bar(0.5, p.h / 2, 1.6, 0.012, t.lean(20, 70), p.ink)


def beads(p: Picture, t: Turn) -> None:
    """Vowels are large, consonants small, a word a string."""
    words = p.title.split()[:8]
    n = max(len(words), 3)
    for i in range(n):
        word, x = words[i % len(words)].lower(), (i + 0.5) / n + t.across(-0.02, 0.02)
        p.box(x - 0.004, 0, x + 0.004, p.h, p.ink)
        y, step = p.h * (0.06 + t.down(0, 0.25) * (i % 2)), p.h * 0.9 / max(9, len(word))
        for letter in word[:10]:
            r = min(0.42 / n, step * 0.55) * (1 if letter in "aeiouyáéíóúäöü" else t.size(0.3, 0.6))
            p.disc(
                x,
                y + step / 2,
                r,
                p.second
                if letter in "aeiouyáéíóúäöü"
                else (p.third, p.ink)[(i + t.count(0, 1)) % 2],
            )
            y += step * t.lean(0.8, 1)


def monogram(p: Picture, t: Turn) -> None:
    """The first and the last letter, printed one over the other."""
    letters = [capital(c) for c in p.title if c.isalnum()] or ["?"]
    name = ("serif9", "sofiax8", "unb8", "serif5")[t.count(0, 3)]
    size, gap = p.unit * t.size(0.8, 1.15), t.lean(0.12, 0.24)

    def shape(letter, x, y):
        font = fitting_font(name, letter, size)
        return lambda fill: p.pen.text((x * p.unit, y * p.unit), letter, fill, font, anchor="mm")

    x, y = t.across(0.42, 0.58), p.h * t.down(0.44, 0.56)
    first, last = (
        shape(letters[0], x - gap, y - gap * 0.6),
        shape(letters[-1], x + gap, y + gap * 0.6),
    )
    first(p.second)
    last(p.third)
    p.common(first, last, p.ink)


def heights(p: Picture, t: Turn) -> None:
    """A step for each letter, as high as it stands in the alphabet."""
    values = [ord(c) % 26 for c in p.title.lower() if c.isalnum()][: 7 + t.count(0, 6)] or [5]
    n, base, lean = len(values), p.h * t.down(0.86, 1), t.lean(-0.5, 0.5)
    for i, value in enumerate(values):
        top = base - p.h * t.size(0.5, 0.76) * (0.2 + 0.8 * value / 25)
        x, w = i / n, 1 / n * t.across(0.7, 1)
        p.poly(
            [(x, top), (x + w, top + lean / n), (x + w, base), (x, base)],
            (p.second, p.third, p.ink)[value % 3],
        )
    p.box(0, base, 1, p.h, p.ink)


def arches(p: Picture, t: Turn) -> None:
    """A half ring for each word; its opening is the word's length."""
    lengths = [len(w) for w in p.title.split()][:6] or [4]
    n = max(len(lengths), 2) + t.count(0, 2)
    x, y, r, turn = t.across(0.35, 0.65), p.h * t.down(0.4, 0.66), t.size(0.42, 0.6), t.lean(0, 360)
    for i in range(n):
        q, start = r * (n - i) / n, turn + 90 * i
        p.arc(
            x,
            y,
            q,
            start,
            start + 110 + 22 * min(lengths[i % len(lengths)], 9),
            r / n * 0.62,
            (p.second, p.third, p.ink)[i % 3],
        )


def bands(p: Picture, t: Turn) -> None:
    """A slanting band for each word, as wide as the word is long."""
    lengths = [len(w) + 1 for w in p.title.split()][:7] or [4]
    lengths = (lengths * 4)[: max(3, len(lengths)) + t.count(0, 2)]
    slant, total = t.lean(-0.7, 0.7), sum(lengths)
    y, span = p.h * t.down(-0.1, 0.2), p.h * t.size(0.6, 0.95)
    for i, length in enumerate(lengths):
        deep = span * length / total
        p.poly(
            [
                (0, y - slant / 2),
                (1, y + slant / 2),
                (1, y + slant / 2 + deep),
                (0, y - slant / 2 + deep),
            ],
            (p.second, p.ink, p.third, p.ground)[i % 4],
        )
        y += deep
    p.disc(t.across(0.2, 0.8), p.h * 0.5, 0.1, p.ground if total % 2 else p.second)


FAMILY = Family(
    "title", (initial, words, letters, numeral, beads, monogram, heights, arches, bands)
)
