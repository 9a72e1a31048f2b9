"""The sizes in which pages show pictures, and the names and addresses of the files.

Pure: no decoding, no storage. A page's template needs only `picture_sources`.
"""

from dataclasses import dataclass

# Best first: a browser takes the first that it knows. Ending of the file by format.
EXTENSIONS = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}


@dataclass(frozen=True)
class Shape:
    """A use of pictures on pages: `widths` in pixels, ascending; `ratio` to crop to, or None."""

    name: str
    widths: tuple[int, ...]
    ratio: tuple[int, int] | None = None


POSTER = Shape("poster", (120, 240, 360, 480))
BANNER = Shape("banner", (480, 800, 1280))
STILL = Shape("still", (480, 960, 1600))
PORTRAIT = Shape("portrait", (160, 320), ratio=(4, 5))
# A portrait that an article shows a third of a page wide, sharp on dense screens too.
LARGE_PORTRAIT = Shape(PORTRAIT.name, (*PORTRAIT.widths, 640), ratio=PORTRAIT.ratio)
AVATAR = Shape("avatar", (56, 112, 224), ratio=(1, 1))


@dataclass(frozen=True)
class PictureSources:
    """What `<picture>` needs: one srcset per format, the plain `src`, and the size to reserve."""

    avif: str
    webp: str
    jpeg: str
    src: str
    width: int
    height: int


def stored_widths(width: int, shape: Shape) -> tuple[int, ...]:
    """The widths that exist of a picture whose largest file is `width` pixels wide."""
    return (*(w for w in shape.widths if w < width), width)


def file_name(base: str, width: int, format: str) -> str:
    """The path of one file of a picture: `posters/ab/abcdef-240.webp`."""
    return f"{base}-{width}.{EXTENSIONS[format]}"


def picture_sources(
    base: str, width: int, height: int, shape: Shape, *, url_prefix: str
) -> PictureSources:
    """Addresses of a stored picture for `<picture>`, smallest first in each srcset.

    `base`, `width` and `height` as stored beside the picture (the size of its largest file);
    `url_prefix` is the address of the storage, with its last slash.
    """

    def srcset(format: str) -> str:
        return ", ".join(
            f"{url_prefix}{file_name(base, w, format)} {w}w" for w in stored_widths(width, shape)
        )

    return PictureSources(
        avif=srcset("avif"),
        webp=srcset("webp"),
        jpeg=srcset("jpeg"),
        src=url_prefix + file_name(base, width, "jpeg"),
        width=width,
        height=height,
    )
