"""What a page offers its reader: links, forms, and what a browser would send with them. Pure."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

URLENCODED = "application/x-www-form-urlencoded"
SENDING = ("submit", "image")
SILENT = ("button", "reset")
TEXT = ("text", "search", "email", "url", "tel", "number", "password", "date", "time")


@dataclass
class Control:
    """A field: its name, what it is (`email`, `select` …) and what stands in it."""

    name: str
    kind: str
    attributes: dict
    value: str = ""
    is_on: bool = True
    options: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def is_required(self) -> bool:
        return "required" in self.attributes


@dataclass
class Form:
    page: str
    attributes: dict
    controls: list[Control] = field(default_factory=list)
    buttons: list[dict] = field(default_factory=list)
    has_script: bool = False

    @property
    def action(self) -> str:
        return self.address(self.attributes.get("action"))

    @property
    def method(self) -> str:
        return (self.attributes.get("method") or "get").lower()

    @property
    def enctype(self) -> str:
        return self.attributes.get("enctype") or URLENCODED

    @property
    def can_be_sent(self) -> bool:
        """By a button, by Enter where something is typed, or by a script; else it only shows."""
        is_for_script = self.has_script or "hidden" in self.attributes
        return bool(self.buttons) or is_for_script or any(c.kind in TEXT for c in self.controls)

    def address(self, action: str | None) -> str:
        """Where it goes; a form that does not say comes back to its page."""
        return urldefrag(urljoin(self.page, action or "")).url

    def value_of(self, name: str) -> str | None:
        return next((one.value for one in self.controls if one.name == name), None)


class Page(HTMLParser):
    """The links and forms of a page, as its reader's browser sees them."""

    def __init__(self, html: str, url: str):
        super().__init__()
        self.url = url
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._parts: list[tuple[Form | None, str, Control | dict]] = []
        self._select: Control | None = None
        self._text: Control | None = None
        self.feed(html)
        self.close()
        self._gather()

    def handle_starttag(self, tag, attrs):
        begin = getattr(self, f"_begin_{tag}", None)
        if begin:
            begin({name: value or "" for name, value in attrs})

    def handle_endtag(self, tag):
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._text = None

    def handle_data(self, data):
        if self._text is not None:
            self._text.value += data

    def _begin_a(self, attributes):
        if "href" in attributes:
            self.links.append(urldefrag(urljoin(self.url, attributes["href"])).url)

    def _begin_form(self, attributes):
        self._open = Form(self.url, attributes)
        self.forms.append(self._open)

    def _begin_input(self, attributes):
        kind = attributes.get("type", "text").lower()
        if kind in SENDING:
            self._add(attributes)
        elif kind not in SILENT:
            control = self._control(attributes, kind)
            if kind in ("checkbox", "radio"):
                control.value = attributes.get("value", "on")
                control.is_on = "checked" in attributes

    def _begin_button(self, attributes):
        if attributes.get("type", "submit").lower() not in SILENT:
            self._add(attributes)
        elif self._open is not None:
            self._open.has_script = True

    def _begin_textarea(self, attributes):
        self._text = self._control(attributes, "textarea")

    def _begin_select(self, attributes):
        self._select = self._control(attributes, "select")

    def _begin_option(self, attributes):
        if self._select is not None and "disabled" not in attributes:
            option = attributes.get("value", ""), "selected" in attributes
            self._select.options.append(option)

    def _control(self, attributes, kind: str) -> Control:
        value = attributes.get("value", "")
        control = Control(attributes.get("name", ""), kind, attributes, value)
        self._add(attributes, control)
        return control

    def _add(self, attributes, control: Control | None = None) -> None:
        if "disabled" not in attributes:
            self._parts.append((self._open, attributes.get("form", ""), control or attributes))

    def _gather(self) -> None:
        """Each field and button to its form: the one around it, or the one that it names."""
        named = {form.attributes["id"]: form for form in self.forms if "id" in form.attributes}
        for around, name, part in self._parts:
            form = named.get(name) if name else around
            if form is None:
                continue
            if isinstance(part, dict):
                form.buttons.append(part)
            elif part.name:
                form.controls.append(part)
