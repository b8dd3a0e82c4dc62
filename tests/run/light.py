"""A worker without an encoder, which starts at once and dies or fails where a page tells it to."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from rashomon.language import load_language
from rashomon.reader import Reader
from rashomon.records import Mention, Reading
from rashomon.run.filing import Folder
from rashomon.run.manifest import Versions
from rashomon.run.work import Setup, Worker

VERSIONS = Versions("rashomon 0", "light 1", "none", "none", "1.0")


class Stage:
    """Marks the first word of each report; does what the page asks for."""

    name, needs, adds = "light 1", frozenset({"report"}), frozenset({"mentions"})

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            text = reading.report.text
            if "kill the worker" in text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "break the shard" in text:
                raise MemoryError("as asked")
            time.sleep(self.pause)
            word = text.split()[0]
            yield replace(reading, mentions=(Mention(0, len(word), word, "other"),))


class Light(Worker):
    """Likewise, as a pool makes it."""

    pause = 0.0

    def __init__(self, setup: Setup, folder: Folder | None = None) -> None:
        self.setup = setup
        self.folder = folder or Folder.at(setup.out)
        self.language = load_language("en")
        self.reader = Reader([Stage(self.pause)])
        self.versions = VERSIONS


class Slow(Light):
    """Takes its time, so that it can be killed meanwhile."""

    pause = 0.02


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every table of a folder, by its name."""
    files = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if path.is_file()}
