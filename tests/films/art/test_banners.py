"""A banner shares the inks of its film's poster and letters nothing."""

import pytest

from films.art import BANNER_HEIGHT, BANNER_WIDTH, FAMILIES, Facts, Pins, draw_banner
from films.art.banners import BANNERS

ONE_FAMILY_OF_EACH_BANNER = {banner: family for family, banner in BANNERS.items()}.values()


@pytest.mark.parametrize("family", ONE_FAMILY_OF_EACH_BANNER)
def test_every_banner_draws_at_the_promised_size_and_the_same_twice(family):
    facts = Facts("Harbour", 1961, pins=Pins(family))
    first, second = (draw_banner(facts) for _ in range(2))
    assert first.size == (BANNER_WIDTH, BANNER_HEIGHT)
    assert first.tobytes() == second.tobytes()


def test_every_family_has_a_banner():
    assert set(BANNERS) == set(FAMILIES)


def test_a_title_no_face_covers_still_has_a_banner():
    assert draw_banner(Facts("ลุงบุญมี")).size == (BANNER_WIDTH, BANNER_HEIGHT)
