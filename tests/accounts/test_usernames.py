"""Which names nobody may take."""

import pytest

from accounts.usernames import is_reserved


@pytest.mark.parametrize("name", ["admin", "ADMIN", "adm1n", "admin99", "m0derat0r",
                                  "rnoderator", "аdmin", "foyer", "foyer_support"])  # fmt: skip
def test_a_name_that_reads_as_the_house_is_reserved(name):
    assert is_reserved(name, site_name="Foyer")


@pytest.mark.parametrize("name", ["ana", "foyerfan", "adminka", "123", "007", "rosa", "you2be",
                                  "newton", "🎬"])  # fmt: skip
def test_a_name_that_only_contains_such_a_word_is_not(name):
    assert not is_reserved(name, site_name="Foyer")
