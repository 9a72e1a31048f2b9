from collections import namedtuple

import pytest

from text.sorting import by_name

Country = namedtuple("Country", "name")


@pytest.mark.parametrize(
    "names",
    [
        ["Afghanistan", "Åland Islands", "Albania", "Zimbabwe"],
        ["Costa Rica", "Côte d’Ivoire", "Croatia", "Curaçao", "Cyprus"],
        ["Saint Vincent", "São Tomé & Príncipe", "Saudi Arabia", "Senegal"],
        ["Turkey", "Türkiye", "Turkmenistan"],
        ["Reunion", "Réunion", "reunion", "Romania"],
        ["Öland", "Oman", "Østfold", "Ozark"],
        [],
    ],
)
def test_names_stand_where_readers_look_for_them(names):
    for order in (names, names[::-1], sorted(names)):
        assert [row.name for row in by_name(map(Country, order))] == names
