"""Web addresses in a text: where one that was merely typed ends, and which become links. Pure."""

import re
import unicodedata
from urllib.parse import unquote

# Scripts that are written without spaces: an address that stands before such words ends there.
DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f"
    "\u3031-\u30ff\u3100-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\U00020000-\U0003ffff"
)
_NOT_IN_HOST = (
    r"\x00-\x2c./:-@\[-^`{-\xa0«»\u2010-\u206f\u3000-\u3004\u3008-\u3020\u3030\uff00-\uff0f"
    r"\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufdd0-\ufdef"
)
_LABEL = rf"[^\s{_NOT_IN_HOST}]+"
_FOREIGN_LABEL = rf"(?:(?![\x00-\x7f])[^\s{_NOT_IN_HOST}])+"
_END_OF_HOST = r"(?=[/:?#]|\s|\Z)"
# A domain of Latin letters at the end is not gone on with in another script.
_HOST = (
    rf"(?:{_LABEL}\.)*(?:{_LABEL}\.(?:[a-z][a-z0-9-]*|\d+|{_FOREIGN_LABEL}(?=[/:?#]))"
    rf"|{_FOREIGN_LABEL}\.{_FOREIGN_LABEL}{_END_OF_HOST})|localhost"
)
_NOT_IN_PATH = (
    r"<>\"`|\\\[\]\x00-\x1f\u00ab\u00bb\u2018-\u201e\u3000-\u303f\uff00-\uffef\ufdd0-\ufdef"
)
_PATH = rf"[/?#](?:(?![{DENSE}])[^\s{_NOT_IN_PATH}])*"
BARE_ADDRESS = rf"(?i:https?://(?:{_HOST})(?::\d{{1,5}})?(?:{_PATH})?)"
_SENTENCE_MARKS = ".,:;!?…'\"*_~"

_WEB = re.compile(r"(?P<scheme>https?://)(?P<host>[^/?#]*)(?P<rest>[^\s\x00-\x1f]*)\Z", re.I)
_OTHER = re.compile(r"(?:mailto:|/(?![/\\])|(?=#))[^\s\x00-\x1f#]*(?:#[^\s\x00-\x1f#]*)?\Z", re.I)
_PORT = re.compile(r":\d{1,5}\Z")


def trimmed(address: str) -> str:
    """An address without the marks of the sentence around it: M_(1931_film) keeps its bracket,
    (https://example.org/) does not."""
    while address:
        is_unpaired = address[-1] == ")" and address.count(")") > address.count("(")
        if not (is_unpaired or address[-1] in _SENTENCE_MARKS):
            break
        address = address[:-1]
    return address


def linked(url: str) -> str | None:
    """Where a link with this address leads, or None where it may lead nowhere.

    `url` has other letters as percent signs and numbers, also in its host, where they are put
    back. Absolute addresses of three kinds, and paths and anchors of this site; "www." is one of
    the first. A name before the host (https://bank.example@elsewhere.example/) only deceives.
    """
    if url.lower().startswith("www."):
        url = f"https://{url}"
    if web := _WEB.match(url):
        host = unquote(web["host"])
        is_host = _is_host(_PORT.sub("", host)) and web["rest"].count("#") <= 1
        return f"{web['scheme']}{host}{web['rest']}" if is_host else None
    return url if _OTHER.match(url) else None


def _is_host(host: str) -> bool:
    return bool(host) and all(
        letter in "._-" or letter.isalnum() or unicodedata.category(letter)[0] == "M"
        for letter in host
    )
