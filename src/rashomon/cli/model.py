"""`rashomon model`: what the shipped model is, what it learned from, and how well it reads."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.output import JSON_HELP, complain, print_json
from rashomon.reading.encoder import CARD, read_manifest, shipped_folder

Folder = Annotated[
    Path | None, typer.Argument(help="A model folder; without it, the one that is installed.")
]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def model(folder: Folder = None, json: Json = False) -> None:
    """Check the model's files against its manifest, and print its card."""
    where = folder or shipped_folder()
    manifest = read_manifest(where)
    if json:
        print_json(manifest)
        return
    card = where / CARD
    if card.exists():
        sys.stdout.write(card.read_text(encoding="utf-8"))
    complain(
        f"{manifest.name} {manifest.version} ({manifest.licence}) in {where}: "
        f"{len(manifest.files)} files, all as the manifest names them."
    )
