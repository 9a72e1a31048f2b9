"""Names and addresses of a picture's files follow from its base, width and shape alone."""

from films.pictures import AVATAR, POSTER, file_name, picture_sources, stored_widths


def test_the_stored_widths_are_those_of_the_shape_up_to_the_largest_file():
    assert stored_widths(480, POSTER) == (120, 240, 360, 480)
    assert stored_widths(400, POSTER) == (120, 240, 360, 400)
    assert stored_widths(90, POSTER) == (90,)


def test_a_file_is_named_by_base_width_and_format():
    assert file_name("posters/ab/abcd", 240, "jpeg") == "posters/ab/abcd-240.jpg"


def test_sources_list_every_width_smallest_first_in_every_format():
    sources = picture_sources("avatars/ab/abcd", 112, 112, AVATAR, url_prefix="/media/")
    assert sources.avif == (
        "/media/avatars/ab/abcd-56.avif 56w, /media/avatars/ab/abcd-112.avif 112w"
    )
    assert sources.webp.endswith("/media/avatars/ab/abcd-112.webp 112w")
    assert sources.jpeg.endswith("/media/avatars/ab/abcd-112.jpg 112w")
    assert sources.src == "/media/avatars/ab/abcd-112.jpg"
    assert (sources.width, sources.height) == (112, 112)
