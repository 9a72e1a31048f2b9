"""Thrillers and mysteries: somebody is watched, lost or followed.

Each function draws one composition.
"""

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def wires(p: Picture, t: Turn) -> None:
    """Wires, and one of them broken."""
    n, tilt, broken = t.count(6, 13), t.lean(-0.5, 0.5), t.down(0.25, 0.75)
    for i in range(n):
        y = p.h * (i + 0.5) / n
        end = t.across(0.35, 0.65) if i == int(broken * n) else 1.1
        p.line([(-0.1, y - tilt * 0.6), (end, y + tilt * (end - 0.5))], t.size(0.008, 0.03), p.ink)
        if end < 1:
            p.disc(end, y + tilt * (end - 0.5), t.size(0.06, 0.11), p.second)


def labyrinth(p: Picture, t: Turn) -> None:
    """A maze of rings or squares around one point."""
    n, x, y = t.count(4, 9), t.across(0.3, 0.7), p.h * t.down(0.35, 0.65)
    r, gap, square = t.size(0.42, 0.8), t.lean(0, 720), t.lean(0, 1) < 0.5
    for i in range(n, 0, -1):
        q, width, start = r * i / n, r / n * 0.46, gap % 360 + i * 137
        fill = p.ink if i % 3 else p.third
        if square:
            corners = [(x - q, y - q), (x + q, y - q), (x + q, y + q), (x - q, y + q)]
            p.line([*corners, (x - q, y - q - width / 2)], width, fill)
            p.bar(*p.spot(x, y, q, start // 90 * 90), width * 1.9, width * 1.9, 0, p.ground)
        else:
            p.arc(x, y, q, start, start + 312, width, fill)
    p.disc(x, y, r / n * 0.4, p.second)


def target(p: Picture, t: Turn) -> None:
    """Rings, and a shot beside the middle."""
    n, x, y, r = t.count(4, 8), t.across(0.1, 0.9), p.h * t.down(0.2, 0.8), t.size(0.6, 1.1)
    for i in range(n, 0, -1):
        p.disc(x, y, r * i / n, p.second if i % 2 else p.ground)
    p.disc(*p.spot(x, y, r * 0.55, t.lean(60, 300)), 0.05, p.ink)


def long_shadow(p: Picture, t: Turn) -> None:
    """One person, a low sun, a long shadow."""
    ground, x, tall = p.h * t.down(0.45, 0.62), t.across(0.25, 0.45), t.size(0.16, 0.3)
    p.box(0, ground, 1, p.h, p.second)
    p.disc(x + t.lean(0.2, 0.45), ground * 0.42, 0.05 + 0.02 * t.count(1, 5), p.third)
    far = x + t.lean(0.3, 0.9)
    p.poly(
        [
            (x - tall * 0.2, ground + 0.05),
            (x + tall * 0.2, ground + 0.05),
            (far + 0.2, p.h),
            (far, p.h),
        ],
        mix(p.second, p.ink, 0.75),
    )
    p.figure(x, ground + 0.05, tall, p.ink)


def blinds(p: Picture, t: Turn) -> None:
    """A face of discs behind blinds."""
    n, open_, x, y = t.count(8, 15), t.size(0.3, 0.6), t.across(0.3, 0.7), p.h * t.down(0.3, 0.65)
    p.disc(x, y, t.size(0.3, 0.42), p.second)
    p.disc(*p.spot(x, y, 0.16, t.lean(0, 360)), 0.09, p.third)
    for i in range(n):
        top = p.h * i / n
        p.poly(
            [
                (0, top),
                (1, top + t.lean(-0.08, 0.08)),
                (1, top + t.lean(-0.08, 0.08) + p.h / n * open_),
                (0, top + p.h / n * open_),
            ],
            p.ink,
        )


def keyhole(p: Picture, t: Turn) -> None:
    """Somebody seen through a keyhole."""
    x, y, r = t.across(0.34, 0.66), p.h * t.down(0.28, 0.42), t.size(0.15, 0.28)
    foot = y + r * t.lean(2.2, 3.6)
    p.box(0, 0, 1, p.h, p.ink)
    p.disc(x, y, r, p.second)
    p.poly(
        [(x - r * 0.34, y), (x + r * 0.34, y), (x + r * 0.72, foot), (x - r * 0.72, foot)], p.second
    )
    p.figure(x + r * 0.2, foot, (foot - y) * (0.4 + 0.07 * t.count(0, 4)), p.ink)


def vortex(p: Picture, t: Turn) -> None:
    """Polygons that turn as they shrink."""
    n, x, y, r = t.count(6, 14), t.across(0.3, 0.7), p.h * t.down(0.35, 0.65), t.size(1, 1.35)
    corners, twist = 3 + int(t.size(0, 3)), t.lean(6, 20)
    for i in range(n):
        q = r * (1 - i / n)
        p.poly(
            [p.spot(x, y, q, twist * i + 360 * k / corners) for k in range(corners)],
            (p.second, p.ground)[i % 2],
        )
    p.disc(x, y, 0.035, p.ink)


def double(p: Picture, t: Turn) -> None:
    """Two figures, back to back across an edge."""
    x, tall, y = t.across(0.4, 0.6), p.h * t.size(0.4, 0.66), p.h * t.down(0.86, 1)
    apart = 0.2 + 0.02 * t.count(0, 4)
    p.box(x, 0, 1, p.h, p.second)
    p.figure(x - apart, y, tall, p.ink)
    p.figure(x + apart, y, tall * t.lean(0.6, 1.2), p.ground)
    p.box(0, y, 1, p.h, p.third)


def scope(p: Picture, t: Turn) -> None:
    """A figure in a telescopic sight."""
    x, y, r, n = t.across(0.4, 0.6), p.h * t.down(0.4, 0.58), t.size(0.34, 0.46), t.count(2, 5)
    p.box(0, 0, 1, p.h, p.ink)
    p.disc(x, y, r, p.second)
    ground = y + r * 0.35
    p.common(lambda f: p.disc(x, y, r, f), lambda f: p.box(0, ground, 1, p.h, f), p.third)
    p.figure(x + r * t.lean(-0.6, 0.6), ground + 0.02, r * 0.55, p.ink)
    for i in range(1, n):
        p.ring(x, y, r * i / n, 0.006, p.ground)
    for angle in (0, 90):
        p.bar(x, y, r * 2, 0.006, angle, p.ground)


FAMILY = Family(
    "thriller",
    (wires, labyrinth, target, long_shadow, blinds, keyhole, vortex, double, scope),
    genres=("Thriller", "Mystery"),
)
