"""Names for drawn files that change exactly when the drawing would."""

import hashlib
import json

# Raise by one when any drawing changes for the same facts: the worker then draws
# every film anew, and the old files go.
ART_VERSION = 2
# 128 bits: two drawings never share a name by accident.
KEY_LENGTH = 32


def art_key(kind: str, **facts: object) -> str:
    """An immutable name, 32 hex digits, for a drawing of this kind ("poster") from these facts."""
    told = json.dumps([ART_VERSION, kind, facts], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:KEY_LENGTH]
