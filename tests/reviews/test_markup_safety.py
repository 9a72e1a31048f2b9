"""Nothing leaves the renderer that is not on the list, whatever goes in."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews.markup import render

ALLOWED = {
    "a": {"href", "rel"},
    "blockquote": {"class"},
    "details": {"class", "id"},
    "div": {"class"},
    "li": {"value"},
    "span": {"class"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
} | {
    tag: set()
    for tag in ("br", "code", "del", "em", "hr", "ol", "p", "pre", "strong", "summary", "ul")
}  # fmt: skip
CLASSES = {"pull", "spoiler", "spoiler in", "p", "body", "number"}
VOID = {"br", "hr"}
PHRASING_ONLY = {"p", "em", "strong", "del", "a", "span", "summary", "h2", "h3", "h4", "code"}
REL = "nofollow ugc noopener"
LEADS = ("http://", "https://", "mailto:", "/", "#")
FLOW = {"details", "div", "p", "blockquote", "ul", "ol", "pre", "hr", "h2", "h3", "h4"}


class Inspector(HTMLParser):
    """Notes what should not be there."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.faults: list[object] = []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.faults.append(tag)
        for name, value in attrs:
            if not self.may_have(tag, name, value or ""):
                self.faults.append((tag, name, value))
        if tag == "a" and "href" in dict(attrs) and dict(attrs).get("rel") != REL:
            self.faults.append((tag, attrs))
        if tag in FLOW and PHRASING_ONLY & set(self.open):
            self.faults.append((tag, *self.open))
        if tag == "details" and tag in self.open:
            self.faults.append("details in details")
        if tag not in VOID:
            self.open.append(tag)

    def may_have(self, tag, name, value):
        if name not in ALLOWED.get(tag, ()):
            return False
        if name == "href":
            return value.lower().startswith(LEADS) and not value.startswith("//")
        return name != "class" or value in CLASSES

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_comment(self, data):
        self.faults.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def faults_of(html):
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.faults + inspector.open


def faults_in(source):
    return faults_of(render(source).html)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p onclick='x'>x</p>",
        "<p class='other'>x</p>",
        "<a href='javascript:x' rel='nofollow ugc noopener'>x</a>",
        "<a href='//example.org' rel='nofollow ugc noopener'>x</a>",
        "<a href='https://example.org'>x</a>",
        "<p><ul></ul></p>",
        "<details><details></details></details>",
        "<p>x",
        "x</p>",
        "<em><strong>x</em></strong>",
        "<!-- x -->",
        "<!DOCTYPE html>",
        "<?php x ?>",
    ],
)
def test_the_inspector_finds_what_should_not_be_there(html):
    assert faults_of(html)


ATTACKS = """
<script>alert(1)</script>
<SCRIPT SRC=https://example.org/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<img src=x onerror=alert(1)>
<img src="x" onerror="alert(1)">
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<body onload=alert(1)>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="data:text/html;base64,PHNjcmlwdD4="></object>
<embed src="javascript:alert(1)">
<a href="javascript:alert(1)">x</a>
<a href="https://example.org" onclick="alert(1)">x</a>
<details open ontoggle=alert(1)>
<style>*{background:url(javascript:alert(1))}</style>
<p style="background:url(x)">x</p>
<div style="position:fixed;inset:0">x</div>
<link rel=stylesheet href=//example.org/x.css>
<meta http-equiv=refresh content="0;url=//example.org">
<base href="//example.org/">
<form action="//example.org"><input name=q><button>go</button></form>
<input autofocus onfocus=alert(1)>
<video><source onerror=alert(1)></video>
<marquee onstart=alert(1)>x</marquee>
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<!-- --><script>alert(1)</script>
<!--><img src=x onerror=alert(1)>-->
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><script>alert(1)</script>
<!DOCTYPE html><script>alert(1)</script>
</p></div></details><script>alert(1)</script>
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](  javascript:alert(1))
[x](java\tscript:alert(1))
[x](<java\tscript:alert(1)>)
[x](javascript&colon;alert(1))
[x](&#106;avascript:alert(1))
[x](&#x6A;&#x61;vascript:alert(1))
[x](javascript&#58;alert(1))
[x](%6Aavascript:alert(1))
[x](\\javascript:alert(1))
[x](vbscript:msgbox(1))
[x](data:text/html,<script>alert(1)</script>)
[x](data:image/svg+xml;base64,PHN2Zz4=)
[x](file:///etc/passwd)
[x](//example.org)
[x](/\\example.org)
[x](https://example.org" onmouseover="alert(1))
[x](https://example.org "title" onmouseover="alert(1)")
[x](https://example.org '"><script>alert(1)</script>')
[x](<https://example.org/"><script>alert(1)</script>>)
![x](javascript:alert(1))
![x" onerror="alert(1)](https://example.org/a.png)
![x](https://example.org/a.png" onerror="alert(1))
![x](data:image/png;base64,AAAA)
<javascript:alert(1)>
<data:text/html,x>
<a@example.org"onclick="alert(1)>
https://example.org/"onmouseover="alert(1)
https://example.org/<script>alert(1)</script>
```"><script>alert(1)</script>
`<script>alert(1)</script>`
## <img src=x onerror=alert(1)>
## >! <img src=x onerror=alert(1)>
## x" onclick="alert(1)
>! <script>alert(1)</script>
>!<script>alert(1)</script>!<
>!</span></details><script>alert(1)</script>!<
> ! "><script>alert(1)</script>
- <script>alert(1)</script>
1. <svg/onload=alert(1)>
**<b onclick=alert(1)>x</b>**
[<img src=x onerror=alert(1)>](https://example.org)
[x][1] [1]: javascript:alert(1)
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
"""


@pytest.mark.parametrize("attack", ATTACKS.strip().splitlines())
def test_an_attack_becomes_harmless_text(attack):
    assert faults_in(attack) == []
    assert faults_in(f"text\n\n{attack}\n\n{attack} text") == []


MARKS = st.sampled_from(
    [*"*_[]()<>!#`~-+\\&;:\"'/=\n\t ", ">!", "!<", "\n\n", "\n> ", "\n>! ", "\n- ", "\n## ", "**",
     "https://e.org", "javascript:", "<a href=", "<img src=x onerror=x>", "&#x3a;", "word", "1. "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(MARKS, max_size=60).map("".join) | st.text(max_size=100))
def test_no_text_gets_a_tag_or_an_attribute_past_the_list(source):
    assert faults_in(source) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKS, max_size=25).map("".join), st.lists(MARKS, max_size=25).map("".join))
def test_a_spoiler_paragraph_stays_hidden_whatever_stands_around_it(before, after):
    before = before.replace("`", "").replace("~", "")
    rendered = render(f"{before}\n\n>! kingfisher\n\n{after}")
    assert "kingfisher" not in rendered.plain
