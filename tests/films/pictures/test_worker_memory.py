"""The worker stays under 300 MB for the largest honest and the worst hostile files.

Each measurement runs in a fresh small process, because a child's peak counts what it inherited.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import films

pytestmark = pytest.mark.site

ROOT = Path(films.__file__).parent.parent
MEASURE = """
import json, resource, sys
from films.pictures import STILL, PictureRefused, remake_picture
with open(sys.argv[1], "rb") as upload:
    try:
        outcome = remake_picture(upload, shape=STILL).width
    except PictureRefused as refusal:
        outcome = refusal.code
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print(json.dumps({"outcome": outcome, "peak_mb": peak}))
"""


def scenery(size, mode="RGB"):
    """Soft noise: compresses like a photo, far better than real noise."""
    grain = Image.effect_noise((size[0] // 40, size[1] // 40), 60)
    layer = grain.resize(size, Image.Resampling.BILINEAR)
    return Image.merge(mode, [layer] * len(mode))


def flat(size, mode):
    return Image.new(mode, size, (10, 200, 30, 90)[: len(mode)])


def of_eight_colours(size):
    picture = Image.new("P", size)
    picture.putpalette([10, 200, 30] * 8)
    return picture


def lying(size):
    picture = flat(size, "RGBA")
    picture.getexif()[0x0112] = 6
    return picture


PICTURES = {
    "progressive jpeg of 39 megapixels": (
        lambda: scenery((7600, 5130)), "JPEG", {"progressive": True}, 1600,
    ),
    "cmyk jpeg of 39 megapixels": (
        lambda: scenery((6250, 6250), "CMYK"), "JPEG", {"quality": 40}, 1600,
    ),
    "lying clear png": (lambda: lying((9999, 3999)), "PNG", {"compress_level": 1}, 1264),
    "palette png": (
        lambda: of_eight_colours((8000, 4900)), "PNG", {"transparency": 0}, 1600,
    ),
    "clear webp of 12 megapixels": (
        lambda: flat((2040, 6120), "RGBA"), "WEBP", {"lossless": True, "method": 0}, 1154,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_the_worker_stays_under_300_mb(name, tmp_path):
    make, format, options, width = PICTURES[name]
    path = tmp_path / "upload"
    picture = make()
    picture.save(path, format, **options, exif=picture.getexif())
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, path],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    result = json.loads(measured.stdout)
    assert result["outcome"] == width
    assert 10 < result["peak_mb"] < 300
