"""An archive's bytes in; what stands in it out, read whole and in parts, and held to what is promised."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.holding import check_intake, hold, told
from rashomon.exchange.writing import TableFile
from rashomon.intake.archives import Held, Item, read
from rashomon.intake.archives.places import located, opened
from rashomon.intake.reports import read_pages
from rashomon.language import load_language
from rashomon.records import Failure
from rashomon.run.manifest import WRITTEN, about
from rashomon.run.shards import Source, items_of, plan, sources_of

WHOLE = 10**9
# Parts that an archive is cut into, and pages of it that are looked up and read to a report.
PARTS, LOOKED_AT = 4, 2
# Items that are written to tables.
WRITTEN_OUT = 1000
LEFT = "the rest was left"


def check_archive(data: bytes, name: str) -> list[Item]:
    """Nothing is raised; parts make up the whole; a page stands where its custody says."""
    with TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        (source,) = sources_of([str(path)])
        items = _parted(source, WHOLE)
        held = [item for item in items if isinstance(item, Held)]
        hold(items or source.kind == "rows", "nothing is told of the file")
        if not any(isinstance(item, Failure) and LEFT in item.reason for item in items):
            parted = _parted(source, 1 + len(held) // PARTS)
            if source.kind == "rows":  # each part tells of damage that it meets
                parted = [item for item in parted if isinstance(item, Held)]
            same = parted == (held if source.kind == "rows" else items)
            hold(same, "parts hold something else than the whole")
        if source.kind in ("warc", "wacz"):
            _standing(source, held)
    return items


def check_sound(items: Sequence[Item], sound: Sequence[tuple[int, bytes]]) -> None:
    """Each of these pages was read, at its place, unless too much is broken to go on."""
    if any(isinstance(item, Failure) and LEFT in item.reason for item in items):
        return
    found = {(i.custody.offset, i.page.data) for i in items if isinstance(i, Held)}
    for offset, page in sound:
        hold((offset, page) in found, "a sound page beside damage is lost, or is somewhere else")


def _parted(source: Source, pages: int) -> list[Item]:
    return [item for shard in plan(source, pages) for item in items_of(shard)]


def _standing(source: Source, held: Sequence[Held]) -> None:
    """What is read from a page's place on begins with it, where a part may begin there: of several
    records that are packed together, only the place of what they are packed in is known."""
    parts = {(shard.cut.member, shard.cut.begin): shard.cut for shard in plan(source, 1)}
    for item in (*held[:LOOKED_AT], *held[-LOOKED_AT:]):
        place = item.custody.archive.removeprefix(source.name).lstrip("/"), item.custody.offset
        if cut := parts.get(place):
            with opened(located(source.root)[0], source.path) as file:
                found = read(source.kind, file, source.name, replace(cut, end=cut.begin + 1))
                hold(item in found, "a page is not at its offset")


def check_kept(items: Sequence[Item]) -> None:
    """All of it goes into tables; what is read of a page is a report or a failure."""
    files = {
        name: TableFile(io.BytesIO(), WRITTEN[name], about()) for name in ("pages", "failures")
    }
    for item in items[:WRITTEN_OUT]:
        if isinstance(item, Failure):
            told(f"{item.reason}; {item.advice}", "a failure")
            files["failures"].add(item)
        elif isinstance(item, Held):
            files["pages"].add(item.custody)
        else:
            told(item.what, "what is passed over")
    for file in files.values():
        file.close()
    pages = [item.page for item in items if isinstance(item, Held)]
    for intake in read_pages(pages[:LOOKED_AT], load_language("en")):
        check_intake(intake)
