"""What tests of pages look at: the text of a page and what it tells search engines."""

import html
import json
import re


def body_of(response) -> str:
    """The page with its entities read, so that a test can look for a title as it is."""
    return html.unescape(response.content.decode())


def structured_data_of(response) -> dict[str, dict]:
    """The page's JSON-LD blocks by type."""
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.S
    )
    return {data["@type"]: data for data in map(json.loads, blocks)}
