"""A banner shares the inks of its film's poster and letters nothing."""

import pytest

from films.art import BANNER_HEIGHT, BANNER_WIDTH, Pins, draw_banner
from films.art.banners import BANNERS
from films.art.schools import SCHOOLS

ONE_SCHOOL_OF_EACH_BANNER = {banner: school for school, banner in BANNERS.items()}.values()


@pytest.mark.parametrize("school", ONE_SCHOOL_OF_EACH_BANNER)
def test_every_banner_draws_at_the_promised_size_and_the_same_twice(school):
    first, second = (
        draw_banner(title="Harbour", year=1961, pins=Pins(school=school)) for _ in range(2)
    )
    assert first.size == (BANNER_WIDTH, BANNER_HEIGHT)
    assert first.tobytes() == second.tobytes()


def test_every_school_has_a_banner():
    assert set(BANNERS) == set(SCHOOLS)


def test_a_title_no_face_covers_still_has_a_banner():
    assert draw_banner(title="ลุงบุญมี", year=None).size == (BANNER_WIDTH, BANNER_HEIGHT)
