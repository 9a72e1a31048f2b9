"""Every hostile or unfit file is refused with the class that names the reason."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from films.pictures import (
    POSTER,
    Animated,
    Busy,
    Damaged,
    PictureRefused,
    TooHeavy,
    TooLarge,
    TooSlow,
    WrongKind,
    remake_picture,
    remaking,
)
from films.pictures.headers import read_header

GIF_SCRIPT_POLYGLOT = b"GIF89a/*" + b"\x00" * 40 + b"*/=1;alert(document.domain);//"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'


def encoded(picture, format, **options):
    buffer = BytesIO()
    picture.save(buffer, format, **options)
    return buffer.getvalue()


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_claiming(width, height, *, more=b"", pixels=b""):
    """A PNG whose header claims a size, with valid checksums; 1 bit a pixel, grey."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + more
        + chunk(b"IDAT", zlib.compress(pixels, 9))
        + chunk(b"IEND", b"")
    )


def refusal(data, shape=POSTER):
    with pytest.raises(PictureRefused) as caught:
        remake_picture(BytesIO(data), shape=shape)
    return caught.value


def animated_webp(frames):
    pictures = [Image.new("RGB", (8, 8), (n % 256, n // 256, 0)) for n in range(frames)]
    return encoded(pictures[0], "WEBP", save_all=True, append_images=pictures[1:], duration=20)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"A film is a ribbon of dreams.",
        SVG,
        GIF_SCRIPT_POLYGLOT,
        encoded(Image.new("P", (9, 9)), "GIF"),
        encoded(Image.new("RGB", (9, 9)), "BMP"),
        encoded(Image.new("RGB", (9, 9)), "TIFF"),
        encoded(Image.new("RGB", (16, 16)), "AVIF"),
        encoded(Image.new("RGB", (9, 9)), "JPEG").replace(b"\xff\xc0", b"\xff\xc3"),
        b"PK\x03\x04" + b"\x00" * 60,
        b"%PDF-1.7\n",
    ],
    ids=[
        "nothing", "text", "svg", "gif-script", "gif", "bmp", "tiff", "avif", "lossless-jpeg",
        "zip", "pdf",
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused_whatever_its_name(data):
    assert type(refusal(data)) is WrongKind


def test_a_file_of_8_mb_and_a_byte_is_too_heavy_before_anything_reads_it():
    data = b"\xff\xd8\xff" + bytes(8 * 1024 * 1024 - 2)
    refused = refusal(data)
    assert type(refused) is TooHeavy
    assert refused.params == {"megabytes": 8}


def test_a_bomb_of_30000_by_30000_is_too_large_although_it_is_a_small_file():
    row = b"\x00" + bytes(30_000 // 8)
    bomb = png_claiming(30_000, 30_000, pixels=row * 30_000)
    assert len(bomb) < 200_000
    assert type(refusal(bomb)) is TooLarge


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_a_side_of_10001_pixels_is_too_large_in_every_format(format):
    data = encoded(Image.new("L", (10_001, 2)), format)
    assert type(refusal(data)) is TooLarge


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_41_megapixels_are_too_large(format):
    refused = refusal(encoded(Image.new("L", (8_200, 5_000)), format))
    assert type(refused) is TooLarge
    assert refused.params == {"megapixels": 40, "side": 10_000}


def test_a_webp_that_its_decoder_cannot_hold_is_too_large_and_the_message_names_its_limit():
    refused = refusal(encoded(Image.new("L", (5_000, 2_501)), "WEBP", method=0))
    assert type(refused) is TooLarge
    assert refused.params["megapixels"] == 12


def test_a_progressive_jpeg_that_its_decoder_cannot_hold_is_too_large():
    picture = Image.new("RGB", (6_000, 6_000))
    refused = refusal(encoded(picture, "JPEG", progressive=True, subsampling=0))
    assert type(refused) is TooLarge
    assert refused.params["megapixels"] == 26


def test_a_picture_that_outgrows_the_workers_memory_is_too_large(monkeypatch):
    monkeypatch.setattr(remaking, "MEMORY_BYTES", 80 * 1024 * 1024)
    assert type(refusal(encoded(Image.new("RGB", (8_000, 4_900)), "PNG"))) is TooLarge


def test_a_webp_of_2000_frames_is_animated():
    data = animated_webp(2_000)
    assert type(refusal(data)) is Animated
    with pytest.raises(Animated):
        read_header(data)


def test_a_webp_that_hides_its_frames_from_the_header_is_refused():
    data = bytearray(animated_webp(300))
    assert data[12:16] == b"VP8X"
    data[20] &= ~0b10
    assert type(refusal(bytes(data))) in (Animated, Damaged)


def test_an_animated_png_is_animated():
    pictures = [Image.new("L", (8, 8), n) for n in (1, 90)]
    data = encoded(pictures[0], "PNG", save_all=True, append_images=pictures[1:])
    assert type(refusal(data)) is Animated
    with pytest.raises(Animated):
        read_header(data)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("part", [0.03, 0.5, 0.9])
def test_a_truncated_file_is_damaged(format, part):
    data = encoded(Image.effect_noise((300, 300), 80), format)
    assert type(refusal(data[: int(len(data) * part)])) is Damaged


@pytest.mark.parametrize("start", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBP"])
def test_a_first_line_alone_is_damaged(start):
    assert type(refusal(start)) is Damaged
    assert type(refusal(start + b"\xff\xe0\x00\x02" * 3_000)) is Damaged


def test_a_png_of_no_pixels_is_damaged():
    assert type(refusal(png_claiming(0, 10))) is Damaged


def test_a_png_without_the_pixels_it_claims_is_damaged():
    assert type(refusal(png_claiming(5_000, 5_000))) is Damaged


def test_a_png_whose_text_unfolds_to_80_mb_is_refused():
    text = b"note\x00\x00" + zlib.compress(bytes(80_000_000), 9)
    data = png_claiming(8, 8, more=chunk(b"zTXt", text), pixels=b"\x00\x00" * 8)
    assert len(data) < 100_000
    assert type(refusal(data)) is Damaged


def test_a_jpeg_of_a_thousand_hidden_scans_is_too_slow(monkeypatch):
    monkeypatch.setattr(remaking, "CPU_SECONDS", 1)
    data = encoded(Image.new("L", (3_000, 3_000)), "JPEG", progressive=True)
    last_scan = data[data.rindex(b"\xff\xda") : -2]
    refused = refusal(data[:-2] + last_scan * 20_000 + data[-2:])
    assert type(refused) is TooSlow
    assert refused.__cause__ is None, "the kernel stops it, not the clock on the wall"


def test_a_worker_that_does_not_answer_in_time_is_stopped(monkeypatch):
    monkeypatch.setattr(remaking, "WALL_SECONDS", 0.001)
    assert type(refusal(encoded(Image.new("RGB", (90, 90)), "PNG"))) is TooSlow


def test_a_refused_picture_leaves_the_next_one_its_worker():
    refusal(b"\xff\xd8\xff")
    good = encoded(Image.new("RGB", (90, 90)), "PNG")
    assert remake_picture(BytesIO(good), shape=POSTER).width == 90


def test_a_third_picture_at_once_is_told_to_come_again():
    good = encoded(Image.new("RGB", (90, 90)), "PNG")
    with remaking.PLACES, remaking.PLACES:
        assert type(refusal(good)) is Busy
    assert remake_picture(BytesIO(good), shape=POSTER).width == 90
