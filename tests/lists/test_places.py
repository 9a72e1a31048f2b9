"""The order of films after other places were typed."""

from hypothesis import given
from hypothesis import strategies as st

from lists.places import in_new_order


def test_a_film_stands_where_its_number_says_and_the_others_close_up():
    assert in_new_order("abcde", {"b": 5}) == list("acdeb")
    assert in_new_order("abcde", {"e": 2}) == list("aebcd")
    assert in_new_order("abcde", {"a": 5, "e": 1}) == list("ebcda")


def test_a_place_beyond_the_end_is_the_end_and_one_before_the_beginning_the_beginning():
    assert in_new_order("abc", {"a": 99}) == list("bca")
    assert in_new_order("abc", {"c": -3}) == list("cab")


@given(st.permutations("abcdef"), st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 6)))
def test_no_film_is_lost_and_those_that_were_not_moved_keep_their_order(rows, moved):
    found = in_new_order(rows, moved)
    assert sorted(found) == sorted(rows)
    assert [row for row in found if row not in moved] == [row for row in rows if row not in moved]
