"""The arithmetic of flat colours, and the inks of portraits.

The inks of posters and banners are those of their decade, in inks.py.
"""

from typing import NamedTuple

# WCAG AA for text of any size: lettering is always ink on ground, or ground on ink.
READABLE_CONTRAST = 4.5
BLACK = "#000000"
WHITE = "#FFFFFF"


class Inks(NamedTuple):
    """One palette: the sheet, the ink that letters it, and two more flat inks."""

    ground: str
    ink: str
    second: str
    third: str


PALETTES = {
    "bone": Inks("#EDE6DA", "#211F1E", "#5F6F52", "#C8553D"),
    "brick": Inks("#7C1F24", "#F8E6CF", "#E99A3B", "#2C0C10"),
    "coal": Inks("#17171A", "#F3F1EC", "#E03A3E", "#8C8A86"),
    "ember": Inks("#E8462B", "#17130F", "#F5E6CE", "#FFB13B"),
    "ice": Inks("#DCE7EA", "#14232B", "#2E7DA6", "#F0603A"),
    "lemon": Inks("#F6CF45", "#1B1A17", "#D1495B", "#2E6F8E"),
    "mint": Inks("#BFE0CF", "#10302B", "#E4572E", "#2A7F6F"),
    "moss": Inks("#1F3B2E", "#EFE7D2", "#D9A441", "#6FA287"),
    "night": Inks("#12203A", "#F2E9D8", "#E4572E", "#4C86A8"),
    "plum": Inks("#3A1431", "#F6DDE0", "#E0457B", "#F2A65A"),
    "rose": Inks("#F3B8B5", "#2A1220", "#B4173F", "#F7EFE6"),
    "sand": Inks("#D9C2A0", "#221A14", "#A63D2F", "#3E5C50"),
    "sea": Inks("#0E5A6B", "#F6EEDC", "#F2B134", "#7CC4BE"),
    "signal": Inks("#F4EFE4", "#1A1A1C", "#D7263D", "#1F4E8C"),
    "sky": Inks("#8EC3E6", "#0F2238", "#F6F1E3", "#E5483A"),
    "violet": Inks("#5B4B9A", "#FBF3E4", "#F4A259", "#241B4A"),
}


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of "#rrggbb", each 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(start: str, end: str, share: float) -> str:
    """The colour `share` of the way (0 to 1) from start to end."""
    pairs = zip(channels(start), channels(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def luminance(colour: str) -> float:
    """WCAG relative luminance, 0 (black) to 1 (white)."""
    scaled = (value / 255 for value in channels(colour))
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in scaled)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
