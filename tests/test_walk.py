"""What the walk sees in a page, what it sends, and what it calls a finding."""

import pytest

from tests.acts import acts_of
from tests.forms import Page
from tests.walk import Walk

SITE = "http://site.example"
PAGE = f"{SITE}/films/"
FORM = """
<form id="f" method="post" action="/save/"><input name="a" value="1">
<input type="checkbox" name="b">
<textarea name="t">
One
two</textarea><select name="s"><option value="x">X<option value="y" selected>Y</select>
<input name="off" disabled><button name="do" value="keep">Keep</button>
<button name="do" value="drop" formaction="/drop/">Drop</button>
<button type="reset">R</button></form>
<button form="f">Save</button><input form="f" name="far" value="2">
"""
HEADERS = {"Content-Type": "text/html; charset=utf-8"}


def acts_in(html, **typed):
    return [act for form in Page(html, PAGE).forms for act in acts_of(form, typed)]


def test_each_button_is_an_act_wherever_it_stands_and_leads():
    acts = acts_in(FORM)
    assert [(act.button, act.address) for act in acts] == [
        ("do=keep", f"{SITE}/save/"),
        ("do=drop", f"{SITE}/drop/"),
        ("", f"{SITE}/save/"),
    ]


def test_what_stands_in_a_form_is_sent_as_browsers_send_it():
    fields = dict(acts_in(FORM)[0].fields)
    assert fields == {"a": "1", "t": "One\r\ntwo", "s": "y", "far": "2", "do": "keep"}


def test_what_must_not_stay_empty_is_filled_by_its_kind():
    (act,) = acts_in(
        '<form><input type="email" name="e" required><input name="w"><input name="n" required>'
        '<input type="radio" name="r" value="1" required><input type="radio" name="r" value="2">'
        '<select name="s" required><option value="">-<option value="7">7</select><button></form>',
        n="Rosa",
    )
    assert dict(act.fields) == {
        "e": "walker@example.org", "w": "", "n": "Rosa", "r": "1", "s": "7",
    }  # fmt: skip


def test_an_empty_area_that_begins_with_a_line_end_is_typed_into():
    (act,) = acts_in('<form><textarea name="t" required>\n</textarea><button></form>', t="Seen.")
    assert dict(act.fields) == {"t": "Seen."}


def test_a_list_of_the_desk_is_an_act_for_each_thing_to_do_with_two_rows():
    rows = "".join(f'<input type="checkbox" name="_selected_action" value="{n}">' for n in range(3))
    acts = acts_in(
        f'<form method="post"><select name="action"><option value="">-<option value="hide">Hide'
        f'<option value="merge">Merge</select><button name="index" value="0">Go</button>'
        f"{rows}</form>"
    )
    assert [act.button for act in acts] == ["hide index=0", "merge index=0"]
    assert acts[1].fields[:3] == (
        ("action", "merge"), ("_selected_action", "0"), ("_selected_action", "1"),
    )  # fmt: skip


def test_a_form_with_files_is_sent_in_parts(rf):
    (act,) = acts_in(
        '<form method="post" enctype="multipart/form-data"><input name="w" value="Größe">'
        '<input type="file" name="p" required><input type="file" name="q"><button></form>'
    )
    request = rf.generic("POST", "/", act.body.content, act.body.content_type)
    assert request.POST.dict() == {"w": "Größe", "q": ""}
    assert [file.name for file in request.FILES.values()] == ["picture.png"]
    request.close()


def test_a_form_that_only_shows_is_not_sent():
    shown = '<form method="post"><input type="hidden" name="token" value="x">{}</form>'
    assert acts_in(shown.format("")) == []
    assert len(acts_in(shown.format('<input name="word">'))) == 1
    assert len(acts_in(shown.format('<button type="button">By a script</button>'))) == 1


def walk_through(pages, answers, **how):
    """A walk through pages by their paths; what their forms are answered with, by theirs. A
    dictionary instead of a text: the pages that others changed meanwhile."""
    sent = []

    def ask(method, url, body, referer):
        path = url.removeprefix(SITE).partition("?")[0]
        if method == "POST":
            sent.append(path)
            status, text = answers[path]
            if isinstance(text, dict):
                pages.update(text)
                text = ""
        else:
            status, text = 200 if pages.get(path) else 404, pages.get(path) or ""
        if status == 0:
            raise ConnectionResetError
        return status, HEADERS | {"Location": text}, text.encode()

    walk = Walk(ask, **how)
    walk.look_around([f"{SITE}/"])
    walk.send_all()
    return walk, sent


def form(action, name="a"):
    return f'<form method="post" action="{action}"><input name="{name}"><button></form>'


def test_a_walk_names_the_links_and_forms_that_fail():
    pages = {"/": '<a href="/gone/">x</a><a href="https://elsewhere.example/">y</a>'
             + form("/refused/") + form("/silent/") + form("/well/")}  # fmt: skip
    answers = {"/refused/": (403, ""), "/silent/": (0, ""), "/well/": (302, "/lost/")}
    walk, _sent = walk_through(pages, answers)
    assert [finding.partition(", button")[0] for finding in walk.findings] == [
        f"404: the link {SITE}/gone/ on {SITE}/",
        f"403: the form to {SITE}/refused/ on {SITE}/",
        f"0: the form to {SITE}/silent/ on {SITE}/",
        f"404: the link {SITE}/lost/ on {SITE}/",
    ]


def test_a_form_on_the_answer_to_a_form_is_sent_too():
    pages, answers = {"/": form("/sure/")}, {"/sure/": (200, form("/done/")), "/done/": (403, "")}
    walk, sent = walk_through(pages, answers)
    assert sent == ["/sure/", "/done/"]
    assert walk.findings and walk.sent == 2


def test_forms_of_a_kind_are_sent_once_and_those_that_end_a_session_last():
    pages = {"/": form("/account/logout/") + form("/lists/1/copy/") + form("/lists/2/copy/")
             + form("/lists/2/copy/", "b")}  # fmt: skip
    answers = dict.fromkeys(("/account/logout/", "/lists/1/copy/", "/lists/2/copy/"), (422, ""))
    _walk, sent = walk_through(pages, answers)
    assert sent == ["/lists/1/copy/", "/lists/2/copy/", "/account/logout/"]


def test_pages_that_differ_by_number_or_name_alone_are_of_one_shape():
    pages = {"/": "".join(f'<a href="/films/film-{n}/reviews/{n}/">x</a>' for n in range(9))}
    walk, _sent = walk_through(pages, {})
    assert walk.pages["/films/*/reviews/#/"] == 9
    assert len(walk.findings) == 2


@pytest.mark.parametrize(
    ("status", "now", "found"),
    [
        (404, form("/save/"), 1),
        (404, "It is gone.", 0),
        (403, form("/save/"), 1),
        # What a page offers only after a form was sent, it may still refuse.
        (403, "Who may see this may send it.", 1),
        (403, None, 0),
        (500, "It is gone.", 1),
    ],
)
def test_among_others_it_names_what_is_refused_and_was_not_taken_away(status, now, found):
    pages = {"/": form("/save/")}
    answers = {"/save/": (status, {"/": now})}
    walk, _sent = walk_through(pages, answers, is_alone=False)
    assert len(walk.findings) == found


def test_among_others_a_link_that_still_stands_and_leads_nowhere_is_named():
    pages = {"/": '<a href="/gone/">x</a>'}
    assert len(walk_through(pages, {}, is_alone=False)[0].findings) == 1
