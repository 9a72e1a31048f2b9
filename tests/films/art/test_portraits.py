"""A portrait follows the name and the hair, and nothing else."""

import pytest

from films.art import HAIR_NAMES, PORTRAIT_HEIGHT, PORTRAIT_WIDTH, draw_portrait


def test_every_hair_draws_its_own_portrait_of_the_promised_size():
    portraits = [draw_portrait(name="Ada Novák", hair=hair) for hair in HAIR_NAMES]
    assert {portrait.size for portrait in portraits} == {(PORTRAIT_WIDTH, PORTRAIT_HEIGHT)}
    assert len({portrait.tobytes() for portrait in portraits}) == len(HAIR_NAMES)


@pytest.mark.parametrize("name", ["Ada Novák", "박찬욱", "", "N" * 200])
def test_the_same_name_draws_the_same_portrait(name):
    assert draw_portrait(name=name).tobytes() == draw_portrait(name=name).tobytes()


def test_another_name_draws_another_portrait():
    assert draw_portrait(name="Ada").tobytes() != draw_portrait(name="Ben").tobytes()


def test_a_hair_nobody_knows_is_left_to_the_seed():
    unknown = draw_portrait(name="Ada", hair="mohawk")
    assert unknown.tobytes() == draw_portrait(name="Ada").tobytes()
