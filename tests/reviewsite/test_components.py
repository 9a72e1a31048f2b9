"""The components as HTML: what a reader sees and what a screen reader hears."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from films.partial_dates import PartialDate
from reviewsite.page_parts.shapes import moment, nav_link, partial_date


def show(component, **given):
    module = engines["jinja2"].env.get_template(f"components/{component}.html").module
    return str(getattr(module, f"show_{component}")(**given)).strip()


def render(source, **context):
    return engines["jinja2"].from_string(source).render(context)


def test_perforations_alone_say_the_score_and_beside_a_number_are_silent():
    assert 'aria-label="6.4 out of 10"' in show("perf", score=6.4)
    beside = show("perf", score=6.4, alone=False)
    assert 'aria-hidden="true"' in beside
    assert "aria-label" not in beside


def test_a_rating_is_a_number_out_of_ten_and_ones_own_is_named():
    assert "7<small>/10</small>" in show("rating", score=7)
    assert "Your rating" in show("rating", score=7, mine=True)
    assert "3.5<small>" in show("rating", score=3.5)


def test_a_film_without_a_picture_wears_its_title():
    html = show("poster", title="M <i>", director="Fritz Lang", year=1931)
    assert "poster type t" in html
    assert "M &lt;i&gt;" in html
    assert "Fritz Lang<br>1931" in html
    assert " z2" in html


def test_a_korean_title_in_type_says_so_that_its_words_stay_whole():
    assert 'lang="ko">헤어질 결심<' in show("poster", title="헤어질 결심")
    assert "lang=" not in show("poster", title="Escape")


def test_a_picture_is_lazy_unless_it_is_the_first_thing_seen():
    picture = SimpleNamespace(src="/m/a.webp", srcset="/m/a.webp 240w", width=240, height=360)
    assert 'loading="lazy"' in show("poster", title="M", picture=picture)
    eager = show("poster", title="M", picture=picture, eager=True, alt="Poster of M")
    assert 'fetchpriority="high"' in eager
    assert 'alt="Poster of M"' in eager


def test_an_avatar_is_a_picture_or_initials_on_a_tone():
    assert ">LH</span>" in show("avatar", name="Lena Horváth")
    assert 'class="av s"' in show("avatar", name="Lena", src="/m/l.webp", size="s")


def test_the_score_names_its_count_in_words():
    assert "from 1,204 ratings" in show("score", value=6.43, count=1204)
    assert "from 1 rating<" in show("score", value=7, count=1)
    assert "No ratings yet" in show("score", value=None, count=0)


def test_the_histogram_says_in_words_and_in_a_table_what_it_draws():
    html = show("histogram", counts=[23, 31, 62, 104, 176, 262, 301, 158, 61, 26], mine=7)
    assert 'aria-label="Ratings from 1 to 10; most gave 7, 301 of 1,204"' in html
    assert html.count('class="me"') == 1
    assert html.count("<tr>") == 11


def test_the_drawing_keeps_its_decimal_points_in_every_language():
    with translation.override("de"):
        html = show("histogram", counts=[1000] * 10)
    assert 'y1="87.5"' in html
    assert 'x="245"' in html


def test_the_rating_input_has_ten_named_values_and_keeps_the_one_given():
    html = show("rate_input", value=7)
    assert html.count('type="radio"') == 10
    assert re.findall(r'value="(\d+)" checked', html) == ["7"]
    assert "One for life" in html


def test_the_rating_input_names_its_message():
    html = show("rate_input", error="Choose a number.", required=True)
    assert 'aria-describedby="rating_error"' in html
    assert 'id="rating_error">Choose a number.' in html


def test_pages_without_neighbours_show_no_pagination():
    assert "<nav" not in show("pagination", previous="", next="")
    assert 'rel="next"' in show("pagination", previous="", next="?after=9")
    assert '<span class="off">Previous' in show("pagination", previous="", next="?after=9")


def test_crumbs_end_with_this_page_unlinked():
    html = show("crumbs", links=[("Films", "/films/")], current="A & B")
    assert '<a href="/films/">' in html
    assert '<li aria-current="page"><bdi>A &amp; B</bdi></li>' in html


def test_a_spoiler_is_folded_and_says_what_it_is_about():
    html = show("spoiler", topic="the end", body="x")
    assert "<details" in html
    assert " open" not in html.split(">")[0]
    assert "Spoiler: the end" in html


def test_dates_are_whole_or_as_far_as_they_are_known():
    assert partial_date(PartialDate(2024)) == '<time datetime="2024">2024</time>'
    month = partial_date(PartialDate(2024, 8))
    assert month == '<time datetime="2024-08">August 2024</time>'
    day = partial_date(PartialDate(2024, 8, 14))
    assert day == '<time datetime="2024-08-14">14 August 2024</time>'
    assert partial_date(date(2024, 8, 14), with_day=False) == month
    assert partial_date(None) == ""
    at = datetime(2024, 8, 14, 21, 40, tzinfo=UTC)
    assert ">14 August 2024</time>" in moment(at)
    exact = datetime(2024, 8, 14, 9, 30, 12, 345678, tzinfo=UTC)
    assert 'datetime="2024-08-14T09:30:12+00:00"' in moment(exact)


def test_a_link_says_whether_the_reader_is_there():
    request = RequestFactory().get("/admin/")
    assert 'aria-current="page"' in nav_link(request, "admin:index", "Desk")
    request.path = "/admin/films/"
    assert 'aria-current="true"' in nav_link(request, "admin:index", "Desk")
    request.path = "/elsewhere/"
    assert "aria-current" not in nav_link(request, "admin:index", "Desk")


def test_a_link_to_a_page_that_does_not_exist_is_left_out():
    assert nav_link(RequestFactory().get("/"), "no_such_page", "Nowhere") == ""


def test_numbers_group_their_thousands():
    assert render("{{ 1204|grouped }}") == "1,204"
    assert render("{{ score|one_decimal }}", score=None) == ""


@pytest.mark.parametrize(("score", "said"), [("8.55", "8.6"), ("8.54", "8.5"), ("6.98", "7.0")])
def test_an_average_is_rounded_half_up_and_never_cut(score, said):
    assert render("{{ score|one_decimal }}", score=Decimal(score)) == said
    assert render("{{ score|short_score }}", score=Decimal(score)) == said.removesuffix(".0")
