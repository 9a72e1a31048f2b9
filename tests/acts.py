"""What a browser would send with a form: one act for each of its buttons. Pure."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.forms import URLENCODED, Control, Form

MULTIPART = "multipart/form-data"
BOUNDARY = "between-the-parts-of-an-act"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
# What somebody types where a form must not stay empty.
TYPED = {
    "email": "walker@example.org", "url": "https://example.org/", "date": "2024-05-06",
    "time": "12:30", "number": "1", "tel": "1",
}  # fmt: skip
WORDS = "Words of a walker"
# Lists of the desk: what is done with the chosen rows, and the boxes that choose them.
DEED, CHOSEN_ROWS = "action", "_selected_action"

Value = str | tuple[str, bytes]


@dataclass(frozen=True)
class Body:
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Act:
    """A form and the button that sends it."""

    page: str
    method: str
    address: str
    enctype: str
    fields: tuple[tuple[str, Value], ...]
    button: str = ""

    @property
    def body(self) -> Body:
        if self.enctype == MULTIPART:
            return Body(f"{MULTIPART}; boundary={BOUNDARY}", _parts(self.fields))
        plain = [(name, value if isinstance(value, str) else value[0])
                 for name, value in self.fields]  # fmt: skip
        return Body(URLENCODED, urlencode(plain).encode())


def acts_of(form: Form, typed: Mapping[str, str]) -> Iterator[Act]:
    """An act for each button, and in the lists of the desk for each thing to do with two rows.

    `typed` is what somebody types into fields of these names.
    """
    if not form.can_be_sent:
        return
    for deed in _deeds(form):
        fields = tuple(_sent(form, typed, deed))
        for button in form.buttons or [{}]:
            own = ((button["name"], button.get("value", "")),) if button.get("name") else ()
            yield Act(
                page=form.page,
                method=(button.get("formmethod") or form.method).lower(),
                address=form.address(button.get("formaction") or form.attributes.get("action")),
                enctype=button.get("formenctype") or form.enctype,
                fields=fields + own,
                button=" ".join([deed, *(f"{name}={value}" for name, value in own)]).strip(),
            )


def _deeds(form: Form) -> list[str]:
    rows = [one for one in form.controls if one.name == CHOSEN_ROWS and one.kind == "checkbox"]
    menu = next((one for one in form.controls if one.name == DEED and one.options), None)
    return [value for value, _on in menu.options if value] if rows and menu else [""]


def _sent(form: Form, typed: Mapping[str, str], deed: str) -> Iterator[tuple[str, Value]]:
    chosen = {one.name for one in form.controls if one.kind == "radio" and one.is_on}
    rows = 0
    for one in form.controls:
        if deed and one.name == DEED:
            yield one.name, deed
        elif deed and one.name == CHOSEN_ROWS and one.kind == "checkbox":
            rows += 1
            if rows <= 2:
                yield one.name, one.value
        elif one.kind == "radio":
            if one.is_on or (one.is_required and one.name not in chosen):
                chosen.add(one.name)
                yield one.name, one.value
        elif one.kind == "checkbox":
            if one.is_on or one.is_required:
                yield one.name, one.value
        else:
            yield from ((one.name, value) for value in _values(one, typed))


def _values(one: Control, typed: Mapping[str, str]) -> list[Value]:
    if one.kind == "select":
        return _chosen(one)
    if one.kind == "file":
        return [("picture.png", PICTURE) if one.is_required else ("", b"")]
    # A browser leaves out the line end that the text of an area begins with.
    text = one.value.removeprefix("\n") if one.kind == "textarea" else one.value
    if not text and one.kind != "hidden":
        text = typed.get(one.name, "")
        if not text and one.is_required:
            text = one.attributes.get("min") or TYPED.get(one.kind, WORDS)
    # Lines end so in what browsers send.
    return ["\r\n".join(text.splitlines()) if one.kind == "textarea" else text]


def _chosen(one: Control) -> list[Value]:
    """What stands chosen; in a menu that must not stay empty, the first that is something."""
    chosen = [value for value, is_on in one.options if is_on]
    if not chosen and "multiple" not in one.attributes:
        chosen = [value for value, _is_on in one.options[:1]]
    if one.is_required and not any(chosen):
        chosen = [value for value, _is_on in one.options if value][:1]
    return list(chosen)


def _parts(fields: tuple[tuple[str, Value], ...]) -> bytes:
    parts = b""
    for name, value in fields:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
        content = value if isinstance(value, str) else value[1]
        if not isinstance(value, str):
            head += f'; filename="{value[0]}"\r\nContent-Type: image/png'
        raw = content.encode() if isinstance(content, str) else content
        parts += head.encode() + b"\r\n\r\n" + raw + b"\r\n"
    return parts + f"--{BOUNDARY}--\r\n".encode()
