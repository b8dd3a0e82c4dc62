"""`rashomon export`: a case in a form that other tools read."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.cases import CaseName, compare_case, log_export
from rashomon.cli.output import complain
from rashomon.exchange.files import replacing, sha256_of
from rashomon.exchange.formats import FORMATS, Format
from rashomon.exchange.material import Material
from rashomon.store import open_case
from rashomon.weighing.rollup import RULES

Form = Annotated[str, typer.Argument(help=f"One of: {', '.join(FORMATS)}.", metavar="FORMAT")]
StoryId = Annotated[str | None, typer.Option(help="Only this story (the beginning of its id).")]
Out = Annotated[
    Path | None,
    typer.Option(
        help="The file to write, else standard output; for a form of several files the folder, "
        "else CASE-FORMAT here."
    ),
]
Rule = Annotated[
    str, typer.Option(help=f"How reports become one row (ged, acled): {', '.join(RULES)}.")
]


def export(
    name: Form,
    case: CaseName,
    story: StoryId = None,
    out: Out = None,
    rule: Rule = "conservative",
) -> None:
    """Write a case in a form that other tools read, as people have decided on it.

    Rows of `ged` and `acled` are made by a named rule, which is printed; what no report says stays
    blank, and no identifier is guessed. docs/reference/exchange/ tells of each form.
    """
    if name not in FORMATS:
        raise ValueError(f"there is no form {name!r}; choose from {', '.join(FORMATS)}")
    if rule not in RULES:
        raise ValueError(f"there is no rule {rule!r}; choose from {', '.join(RULES)}")
    form = FORMATS[name]
    with open_case(case) as kept:
        compare_case(kept)
        material = Material(kept, story, rule)
        if form.rolled:
            complain(f"Rule: {RULES[rule].name} (docs/reference/rollups.md).")
        if form.suffix:
            digest = _write_one(form, material, out)
        else:
            digest = _write_files(form, material, out or Path(f"{material.name}-{name}"))
        detail = {"out": str(out) if out else None, "story": story, "rule": form.rolled and rule}
        log_export(kept, name, digest, detail)


def _write_one(form: Format, material: Material, out: Path | None) -> str:
    """Write a form of one file, and give its hash; one that is there already is replaced when all
    is written."""
    digest = hashlib.sha256()

    def parts() -> Iterator[bytes]:
        for part in form.load()(material):
            written = part.encode("utf-8", "surrogatepass")
            digest.update(written)
            yield written

    if out is None:
        sys.stdout.buffer.writelines(parts())
        return digest.hexdigest()
    with replacing(out, "the export") as unfinished, unfinished.open("wb") as file:
        file.writelines(parts())
    return digest.hexdigest()


def _write_files(form: Format, material: Material, folder: Path) -> str:
    """Write a form of several files, name each, and give the hash over all of them."""
    digest = hashlib.sha256()
    for path in form.load()(material, folder):
        digest.update(bytes.fromhex(sha256_of(path)))
        sys.stdout.write(f"{path}\n")
    return digest.hexdigest()
