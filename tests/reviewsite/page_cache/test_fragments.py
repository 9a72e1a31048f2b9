"""Pieces of pages that are kept, without a site around them."""

from freshness.fragments import OVERHEAD, Fragments
from freshness.versions import Versions

FIRST, SECOND = (("film:a", 1),), (("film:a", 2),)


def test_a_piece_is_found_under_its_version_only():
    pieces = Fragments()
    pieces.put("head", FIRST, "one")
    assert pieces.get("head", FIRST) == "one"
    assert pieces.get("head", SECOND) is None
    assert pieces.get("foot", FIRST) is None


def test_a_new_version_stands_instead_of_the_old_one():
    pieces = Fragments()
    pieces.put("head", FIRST, "one")
    pieces.put("head", SECOND, "three")
    assert (pieces.get("head", FIRST), pieces.get("head", SECOND)) == (None, "three")
    assert (len(pieces), pieces.size) == (1, len("three") + OVERHEAD)


def test_pieces_are_counted_in_bytes_and_those_not_asked_for_longest_make_room():
    korean = "탈주"
    pieces = Fragments(limit=2 * (OVERHEAD + len(korean.encode())))
    pieces.put("a", FIRST, korean)
    pieces.put("b", FIRST, korean)
    pieces.get("a", FIRST)
    pieces.put("c", FIRST, korean)
    assert [pieces.get(key, FIRST) for key in "abc"] == [korean, None, korean]
    assert pieces.size == pieces.limit


def test_a_piece_is_kept_only_under_versions_that_were_all_read():
    assert Versions({"site": 1, "film:a": 2}).of("film:a") == (("site", 1), ("film:a", 2))
    assert Versions({"site": -1, "film:a": 2}).of("film:a") is None
    # Read while another thread found that pages may be kept.
    assert Versions({"site": 1}).of("film:a") is None
