"""What is accepted comes out upright, in the right sizes and free of everything but its look."""

import struct
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from films.pictures import (
    AVATAR,
    BANNER,
    LARGE_PORTRAIT,
    PORTRAIT,
    POSTER,
    STILL,
    Shape,
    remake_picture,
)

SECRET = b"hidden-words"
SIGNATURES = {"jpeg": "JPEG", "webp": "WEBP", "avif": "AVIF"}


def encoded(picture, format, **options):
    buffer = BytesIO()
    picture.save(buffer, format, **options)
    return buffer.getvalue()


def remade(data, shape=POSTER):
    return remake_picture(BytesIO(data), shape=shape)


def largest(result, format="jpeg"):
    return Image.open(BytesIO(result.files[result.width, format]))


def near(pixel, wanted, distance=12):
    return all(abs(a - b) <= distance for a, b in zip(pixel, wanted, strict=True))


def assert_clean(result):
    for (width, format), body in result.files.items():
        with Image.open(BytesIO(body)) as picture:
            picture.load()
            assert picture.format == SIGNATURES[format]
            assert picture.mode == "RGB"
            assert picture.width == width
            assert not picture.getexif()
            kept = {"icc_profile", "exif", "xmp", "comment", "text", "XML:com.adobe.xmp"}
            assert not kept & {name for name, value in picture.info.items() if value}
        assert SECRET not in body
        assert b"PK\x03\x04" not in body
    return result


def photo_with_secrets():
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (48.0, 12.0, 30.0)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    picture = Image.linear_gradient("L").convert("RGB").resize((600, 900))
    data = encoded(picture, "JPEG", exif=exif, xmp=xmp, comment=SECRET)
    assert data.count(SECRET) == 3
    return data


def test_a_photo_loses_its_place_its_xmp_and_its_comment():
    result = assert_clean(remade(photo_with_secrets()))
    assert {width for width, _format in result.files} == {120, 240, 360, 480}
    assert (result.width, result.height) == (480, 720)


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_other_formats_lose_their_metadata_too(format):
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    options = {"exif": exif}
    if format == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Comment", SECRET.decode())
    else:
        options["xmp"] = SECRET
    data = encoded(Image.new("RGB", (130, 130), "teal"), format, **options)
    assert SECRET in data
    assert_clean(remade(data))


def test_a_png_with_a_zip_behind_it_comes_out_without_the_zip():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("page.html", SECRET)
    data = encoded(Image.new("RGB", (200, 300), "navy"), "PNG") + archive.getvalue()
    assert zipfile.is_zipfile(BytesIO(data))
    result = assert_clean(remade(data))
    assert not any(zipfile.is_zipfile(BytesIO(body)) for body in result.files.values())


def test_a_jpeg_with_a_script_inside_comes_out_without_it():
    data = encoded(Image.new("RGB", (200, 300)), "JPEG", comment=b"*/=1;" + SECRET + b"/*")
    assert_clean(remade(data))


def test_a_png_with_a_huge_text_comes_out_without_it():
    text = b"note\x00\x00\x00\x00\x00" + SECRET * 400_000
    body = b"iTXt" + text
    itxt = struct.pack(">I", len(text)) + body + struct.pack(">I", zlib.crc32(body))
    data = encoded(Image.new("RGB", (200, 300)), "PNG")
    assert_clean(remade(data[:33] + itxt + data[33:]))


def test_a_lying_photo_is_stood_upright_and_its_size_is_that_of_the_upright_one():
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = Image.new("RGB", (900, 600), "blue")
    ImageDraw.Draw(stored).rectangle((0, 0, 449, 599), fill="red")
    result = assert_clean(remade(encoded(stored, "JPEG", exif=exif)))
    assert (result.width, result.height) == (480, 720)
    assert near(largest(result).getpixel((240, 60)), (254, 0, 0))
    assert near(largest(result).getpixel((240, 660)), (0, 0, 254))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_ends_upright(orientation):
    upright = Image.new("RGB", (80, 120), "white")
    ImageDraw.Draw(upright).rectangle((0, 0, 39, 59), fill="black")
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright.transpose(turns[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = largest(remade(encoded(stored, "PNG", exif=exif)))
    assert picture.size == (80, 120)
    assert near(picture.getpixel((15, 20)), (0, 0, 0))
    assert near(picture.getpixel((65, 20)), (255, 255, 255))
    assert near(picture.getpixel((15, 100)), (255, 255, 255))


def test_a_cmyk_jpeg_becomes_srgb():
    data = encoded(Image.new("CMYK", (150, 150), (0, 255, 255, 0)), "JPEG")
    assert near(largest(assert_clean(remade(data))).getpixel((60, 60)), (254, 0, 0))


def test_a_picture_in_another_colour_space_is_converted_and_loses_its_profile():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"____").replace(b"gXYZ", b"rXYZ").replace(b"____", b"gXYZ")
    data = encoded(Image.new("RGB", (150, 150), (255, 0, 0)), "PNG", icc_profile=swapped)
    assert near(largest(assert_clean(remade(data))).getpixel((60, 60)), (0, 255, 0))


@pytest.mark.parametrize("profile", [b"no profile at all", b"\x00" * 200])
def test_a_broken_profile_is_dropped_and_the_picture_kept(profile):
    data = encoded(Image.new("RGB", (150, 150), (200, 60, 20)), "PNG", icc_profile=profile)
    assert near(largest(assert_clean(remade(data))).getpixel((60, 60)), (200, 60, 20))


def test_a_16_bit_png_keeps_its_brightness():
    data = encoded(Image.new("I;16", (150, 150), 30_000), "PNG")
    assert near(largest(assert_clean(remade(data))).getpixel((60, 60)), (117, 117, 117))


def test_a_palette_with_a_clear_colour_lies_on_the_neutral_ground():
    picture = Image.new("P", (150, 150), 1)
    picture.putpalette([255, 0, 0, 0, 255, 0])
    ImageDraw.Draw(picture).rectangle((0, 0, 74, 149), fill=0)
    flat = largest(assert_clean(remade(encoded(picture, "PNG", transparency=1))))
    assert near(flat.getpixel((20, 60)), (254, 0, 0))
    assert near(flat.getpixel((100, 60)), (160, 160, 160))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_a_clear_picture_lies_on_the_neutral_ground(mode, format):
    data = encoded(Image.new(mode, (150, 150), 0), format)
    assert near(largest(assert_clean(remade(data))).getpixel((60, 60)), (160, 160, 160))


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_plain_modes_keep_their_white(mode):
    data = encoded(Image.new(mode, (150, 600), "white"), "PNG")
    result = assert_clean(remade(data))
    assert near(largest(result).getpixel((60, 300)), (255, 255, 255))


def test_a_phones_photo_with_a_depth_map_keeps_its_first_picture():
    pictures = [Image.new("RGB", (150, 150), colour) for colour in ("red", "blue")]
    data = encoded(pictures[0], "MPO", save_all=True, append_images=pictures[1:])
    assert near(largest(assert_clean(remade(data))).getpixel((60, 60)), (254, 0, 0))


@pytest.mark.parametrize(
    ("shape", "size", "widths", "height"),
    [
        (POSTER, (1000, 1500), (120, 240, 360, 480), 720),
        (POSTER, (400, 600), (120, 240, 360, 400), 600),
        (POSTER, (90, 135), (90,), 135),
        (BANNER, (1920, 800), (480, 800, 1280), 533),
        (STILL, (1600, 900), (480, 960, 1600), 900),
        (PORTRAIT, (1000, 1000), (160, 320), 400),
        (LARGE_PORTRAIT, (1000, 1000), (160, 320, 640), 800),
        (AVATAR, (300, 900), (56, 112, 224), 224),
        (AVATAR, (900, 300), (56, 112, 224), 224),
        (POSTER, (100, 4000), (100,), 300),
        (STILL, (2000, 6000), (480, 960, 1154), 3462),
        (POSTER, (5000, 1), (120, 240, 360, 480), 1),
        (POSTER, (1, 1), (1,), 1),
    ],
)
def test_a_picture_has_the_widths_of_its_shape_and_is_never_enlarged(shape, size, widths, height):
    result = assert_clean(remade(encoded(Image.new("RGB", size, "teal"), "PNG"), shape))
    wanted = {(width, format) for width in widths for format in ("avif", "webp", "jpeg")}
    assert set(result.files) == wanted
    assert (result.width, result.height) == (widths[-1], height)
    assert largest(result).size == (widths[-1], height)


def test_a_crop_keeps_the_middle():
    picture = Image.new("RGB", (900, 300), "red")
    ImageDraw.Draw(picture).rectangle((300, 0, 599, 299), fill="blue")
    square = largest(remade(encoded(picture, "PNG"), AVATAR))
    assert all(near(square.getpixel((x, 112)), (0, 0, 254)) for x in (8, 112, 215))


def test_bands_leave_no_seams():
    gradient = Image.linear_gradient("L").resize((600, 1800), Image.Resampling.BICUBIC)
    shape = Shape("test", (300,))
    column = largest(remade(encoded(gradient, "PNG"), shape)).convert("L").crop((150, 0, 151, 900))
    values = list(column.tobytes())
    assert all(abs(a - b) <= 4 for a, b in pairwise(values))


def test_names_are_random():
    data = encoded(Image.new("RGB", (60, 60)), "PNG")
    names = {remade(data, AVATAR).name for _time in range(3)}
    assert len(names) == 3
    assert all(len(name) == 32 for name in names)
