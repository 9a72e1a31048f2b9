"""Which parts of a typed text are hidden, and which ends have no beginning."""

import pytest

from text.spoiler_marks import begins_spoiler, has_mark
from text.spoilers import find_spoilers


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("a >!b!< c", [">!b!<"]),
        (">!b\n\nc!< d", [">!b\n\nc!<"]),
        ("a >!b\n\nc", [">!b\n\nc"]),
        (">! b\nlazy\n\nc", [">! b\nlazy"]),
        (">! b\n>! c\n>\n> d\n\ne", [">! b\n>! c\n>\n> d"]),
        (">! b!<\n>! c", [">! b!<", ">! c"]),
        ("> > >! b\n> > c\n>\n> d\n\ne", [">! b\n> > c\n>\n> d"]),
        ("- >! b\n- c\n\nd", [">! b\n- c"]),
        (">! b\n1984. c\n---d\n# e\n\nf", [">! b\n1984. c\n---d\n# e"]),
        ("> ## >! b\n>\n> c", [">! b\n>\n> c"]),
        (">! b\n\nc <i>!< d", [">! b\n\nc <i>!< d"]),
        ("## >! b\nc", [">! b"]),
        ("## >!b\nc", [">!b\nc"]),
        (">!a >!b!< c!< d", [">!a >!b!< c!<"]),
        ("a ||b|| c ||d|| e", ["||b||", "||d||"]),
        ("a ||b|| c ||d", ["||b|| c ||d"]),
        ("a || b.\n\n||c||.", ["|| b.\n\n||c||."]),
        ("|| ||a|| ||", ["|| ||a|| ||"]),
        ("x || y ||a|| z || w", ["|| y ||a|| z ||"]),
        ("a ||||b|||| c", ["||||b||||"]),
        ("a\n||||\nb", []),
        ("[spoiler=x]b[/SPOILER] c", ["[spoiler=x]b[/SPOILER]"]),
        ("[spoiler alert] b", []),
        ("a\n::: spoiler x\nb\n:::\nc", ["::: spoiler x\nb\n:::"]),
        (">!a [spoiler]b!< c[/spoiler] d", [">!a [spoiler]b!< c[/spoiler]"]),
        ("\\>!a and \\\\>!b!<", [">!b!<"]),
        ("5 > 3! and 1 < 2", []),
    ],
)
def test_a_part_is_hidden_from_its_first_mark_to_its_last(text, hidden):
    assert [text[part.start : part.end] for part in find_spoilers(text).hidden] == hidden


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("a!< b", ["!<"]),
        ("a >!b!< c!< d！<", ["!<", "！<"]),
        ("a[/spoiler]", ["[/spoiler]"]),
        ("a\n:::", [":::"]),
        ("cast:::", []),
        ("love!<3", []),
        ("a\\!<", []),
    ],
)
def test_an_end_without_a_beginning_is_found(text, ends):
    assert [text[mark.start : mark.end] for mark in find_spoilers(text).lone_ends] == ends


def test_a_glance_sees_whether_anything_is_hidden():
    assert begins_spoiler("a ||b")
    assert not begins_spoiler("a!< \\>!b")
    assert has_mark("a!<")
    assert has_mark("<b>!<")
    assert not has_mark("a < b!")
