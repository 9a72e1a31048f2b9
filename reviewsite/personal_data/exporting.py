"""Makes the copy of one's data: a zip with a JSON and a CSV file for each part."""

import csv
import json
import re
import unicodedata
from collections.abc import Iterable
from io import BytesIO, TextIOWrapper
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder

from accounts.models import User
from films.pictures import file_name
from reviewsite.personal_data.parts import PARTS, Part

CHUNK = 1000
# A spreadsheet takes a cell that begins so for a formula, and may run it. Some drop blanks, line
# ends, controls and marks without width before the sign, or read one of another width.
FORMULA_SIGNS = ("=", "+", "-", "@", "\u2212")
UNSEEN = ("Cc", "Cf", "Mn", "Zl", "Zp", "Zs")
# Letters that show as nothing.
BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
# Where semicolons separate cells, what stands behind one or on a new line is a cell of
# its own, whatever is quoted.
OTHER_CELLS = re.compile(r"(;|\r\n|\r|\n)")
# With the mark of order of bytes in front a spreadsheet reads the file as Unicode.
CSV_ENCODING = "utf-8-sig"
PICTURE = "picture.jpg"


def make_copy(member: User) -> bytes:
    """A zip of everything that is kept about the member, spoilers and hidden texts included."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for part in PARTS:
            with archive.open(f"{part.name}.json", "w") as file:
                _write_json(file, _rows(part, member))
            with archive.open(f"{part.name}.csv", "w") as file:
                _write_csv(file, part.columns, _rows(part, member))
        if picture := _picture(member):
            archive.writestr(PICTURE, picture)
    return buffer.getvalue()


def safe_cell(value: Any) -> Any:
    """A value as a spreadsheet may read it: what could be a formula there begins with a quote."""
    if value is None:
        return ""
    if isinstance(value, str):
        cells = OTHER_CELLS.split(value)
        cells[::2] = [f"'{cell}" if _could_be_a_formula(cell) else cell for cell in cells[::2]]
        return ("'" if value.startswith(("\t", "\r")) else "") + "".join(cells)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _could_be_a_formula(text: str) -> bool:
    seen = (c for c in text if unicodedata.category(c) not in UNSEEN and c not in BLANK_LETTERS)
    first = unicodedata.normalize("NFKC", next(seen, ""))
    return first.startswith(FORMULA_SIGNS)


def _rows(part: Part, member: User) -> Iterable[dict[str, Any]]:
    return part.rows(member).iterator(chunk_size=CHUNK)


def _write_json(file: IO[bytes], rows: Iterable[dict[str, Any]]) -> None:
    file.write(b"[")
    for number, row in enumerate(rows):
        text = json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False)
        file.write((",\n" if number else "\n").encode() + text.encode())
    file.write(b"\n]\n")


def _write_csv(file: IO[bytes], columns: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> None:
    text = TextIOWrapper(file, encoding=CSV_ENCODING, newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(row[column]) for column in columns])
    text.flush()
    text.detach()


def _picture(member: User) -> bytes:
    if not member.avatar:
        return b""
    with default_storage.open(file_name(member.avatar, member.avatar_width, "jpeg")) as file:
        return file.read()
