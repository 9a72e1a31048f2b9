"""A drawing's name changes exactly when the drawing would."""

import re

from films.art import Pins, art_key, keys

FACTS = {"title": "Harbour", "year": 1961, "director": "", "pins": Pins(frame="tall")}


def test_a_key_is_a_file_name_of_hex_digits():
    assert re.fullmatch(r"[0-9a-f]{32}", art_key("poster", **FACTS))


def test_the_same_facts_in_any_order_have_the_same_key():
    backwards = dict(reversed(FACTS.items()))
    assert art_key("poster", **FACTS) == art_key("poster", **backwards)


def test_any_other_fact_or_kind_changes_the_key():
    changes = ({"title": "Harbor"}, {"year": None}, {"director": "Ada"}, {"pins": Pins()})
    all_keys = {art_key("poster", **{**FACTS, **change}) for change in changes}
    all_keys |= {art_key("poster", **FACTS), art_key("banner", **FACTS)}
    assert len(all_keys) == len(changes) + 2


def test_a_new_version_of_the_drawings_changes_every_key(monkeypatch):
    before = art_key("poster", **FACTS)
    monkeypatch.setattr(keys, "ART_VERSION", keys.ART_VERSION + 1)
    assert art_key("poster", **FACTS) != before
