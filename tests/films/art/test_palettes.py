"""Lettering can be read on every palette."""

import pytest

from films.art.palettes import PALETTES, READABLE_CONTRAST, contrast, mix


@pytest.mark.parametrize("inks", PALETTES.values(), ids=PALETTES)
def test_ink_can_be_read_on_its_ground(inks):
    assert contrast(inks.ink, inks.ground) >= READABLE_CONTRAST


def test_contrast_runs_from_one_to_twenty_one():
    assert contrast("#777777", "#777777") == 1
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)


def test_a_mix_lies_between_its_two_colours():
    assert mix("#000000", "#FF8000", 0.5) == "#804000"
