"""Files of one page each in; their pages out, with what a table beside them says of them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from rashomon.errors import IntakeError
from rashomon.intake.about import NOTHING, About, about_in
from rashomon.intake.archives.held import Held, Item
from rashomon.intake.files import pages
from rashomon.records import Archived, Failure


def read(files: Iterable[str], root: str, archive: str) -> Iterator[Item]:
    """The pages of files below a folder; the nearest table above each says where it comes from."""
    known: dict[Path, About] = {}
    for number, name in enumerate(files):
        path = Path(root) / name
        try:
            about = _about(path.parent, Path(root), known)
        except IntakeError as error:
            yield Failure("intake", error.reason, error.where, error.advice)
            about = known[path.parent] = NOTHING
        for page in pages([path]):
            if isinstance(page, Failure):
                yield page
                continue
            digest = hashlib.sha256(page.data).hexdigest()
            custody = Archived(archive, number, page.name, digest)
            yield Held(replace(page, about=about), custody)


def _about(folder: Path, root: Path, known: dict[Path, About]) -> About:
    if folder not in known:
        told = about_in(folder)
        if not told and folder != root and root in folder.parents:
            told = _about(folder.parent, root, known)
        known[folder] = told
    return known[folder]
