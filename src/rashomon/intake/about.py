"""A folder's `about.csv` in; what a person knows of where its pages come from, page by page, out.

A text dump does not say who published it, nor when; who saved it knows. The table has a line for
each page: `name` (the file's, or a record's id) and any of the columns below.
"""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from rashomon.errors import IntakeError
from rashomon.intake.decode import decode

NAME = "about.csv"
# The longest field. A quotation mark that is never closed would else swallow the lines behind it.
LONGEST = 100_000
COLUMNS = ("publisher", "title", "author", "published", "retrieved", "address", "language")

About = Mapping[str, Mapping[str, str]]
NOTHING: About = {}


def about_in(folder: Path) -> About:
    """What the table of a folder says of each page, by name; nothing where there is no table."""
    path = folder / NAME
    if not path.is_file():
        return NOTHING
    before = csv.field_size_limit(LONGEST)
    try:
        text, _ = decode(path.read_bytes(), str(path))
        return _told(text, path)
    except csv.Error as error:
        reason = f"it is no table that can be read ({error}), so it was left aside"
        raise IntakeError(reason, str(path), "close every quotation mark in it") from error
    except OSError as error:
        reason = f"it could not be read ({error.strerror}), so it was left aside"
        raise IntakeError(reason, str(path), "check its permissions") from error
    finally:
        csv.field_size_limit(before)


def _told(text: str, path: Path) -> About:
    rows = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
    columns = [str(name).strip().lower() for name in rows.fieldnames or ()]
    if "name" not in columns or not set(columns) & set(COLUMNS):
        reason = "its first line names no columns that are known, so it was left aside"
        advice = f"begin it with `name` and any of {', '.join(COLUMNS)}"
        raise IntakeError(reason, str(path), advice)
    rows.fieldnames = columns
    return {
        str(row["name"]).strip(): {
            name: str(row[name]).strip() for name in COLUMNS if (row.get(name) or "").strip()
        }
        for row in rows
        if row.get("name")
    }
