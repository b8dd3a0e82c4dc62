"""Reports in, readings out: joins the stages that look at one report at a time.

A stage is a callable over a stream of readings; it yields them in the same order and says what it
needs and what it adds.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace
from threadpoolctl import ThreadpoolController

from rashomon import __version__
from rashomon.claims import claims_of, headline_drifts
from rashomon.errors import RashomonError, sentence
from rashomon.geography import Gazetteer, load_gazetteer, split_places
from rashomon.intake import Intake, reports
from rashomon.language import Language, load_language
from rashomon.naming import resolve
from rashomon.reading import Sight, look, read_report
from rashomon.reading.encoder import Encoder, shipped_encoder
from rashomon.records import Failure, Reading, content_id

# How many reports, and characters, the encoder may be ahead of the rules, so that it goes on while
# a case is written. What it sees takes some 700 times the memory of the text, until it is read.
AHEAD, FAR = 8, 100_000


class Stage(Protocol):
    """What a reader is made of."""

    name: str
    needs: frozenset[str]
    adds: frozenset[str]

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Yield the readings, in order, with what this stage adds."""
        ...


class Reads:
    """Sentences, mentions, attributions and syntax: the encoder, and the rules that complete it."""

    needs = frozenset({"report"})
    adds = frozenset({"sentences", "mentions", "attributions", "syntax"})

    def __init__(self, language: Language, encoder: Encoder, own: str = "") -> None:
        """`own` tells a user's lists and places apart, so that a case read with others of them is
        read anew."""
        self.language = language
        self.encoder = encoder
        self.name = f"{encoder.name}, rules {__version__}" + (f", own lists {own}" if own else "")
        self._pools = ThreadpoolController()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Read each report, while the encoder looks at the next ones: it works outside of Python,
        whose lock it does not hold."""
        waiting: deque[tuple[Reading, Future[Sight] | None]] = deque()
        with ThreadPoolExecutor(self.encoder.workers, "ahead") as ahead:
            for reading in readings:
                shown = not _empty(reading) and not _foreign(reading)
                sight = ahead.submit(look, reading.report, self.encoder) if shown else None
                waiting.append((reading, sight))
                while len(waiting) > 1 and (len(waiting) > AHEAD or _size(waiting) > FAR):
                    yield self._read(*waiting.popleft())
            while waiting:
                yield self._read(*waiting.popleft())

    def _read(self, reading: Reading, sight: "Future[Sight] | None") -> Reading:
        if sight is None:
            return _guarded(reading, "reading", lambda r: r)
        # numpy's products here are small; its threads would only wait for the encoder's, and cost
        # a third of the pace (benchmarks/speed.py).
        with self._pools.limit(limits=1, user_api="blas"):
            return _guarded(
                reading,
                "reading",
                lambda r: read_report(r, sight.result(), self.language, self.encoder),
            )


class Names:
    """Whom names mean, where the report has to settle it, and where the named places lie."""

    name = "names"
    needs = frozenset({"report", "sentences", "mentions", "attributions", "syntax"})
    adds = frozenset({"entities"})

    def __init__(self, language: Language, gazetteer: Gazetteer) -> None:
        self.language = language
        self.gazetteer = gazetteer

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Settle each reading's names."""
        for reading in readings:
            yield _guarded(reading, "names", lambda r: resolve(r, self.language, self.gazetteer))


class Claims:
    """Claims out of attributions, and where a headline says otherwise than the body."""

    needs = frozenset({"report", "sentences", "mentions", "attributions", "syntax", "entities"})
    adds = frozenset({"claims", "drifts"})

    def __init__(self, language: Language, name: str) -> None:
        self.language = language
        self.name = name

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Build each reading's claims."""
        for reading in readings:
            yield _guarded(reading, "claims", self._claims)

    def _claims(self, reading: Reading) -> Reading:
        claims = claims_of(reading, self.language, self.name)
        return replace(
            reading, claims=claims, drifts=headline_drifts(reading.report, claims, self.language)
        )


class WithoutSyntax:
    """Drops what is ten times larger than the rest of a reading, once claims are built."""

    name = "without syntax"
    needs = frozenset({"syntax", "claims"})
    adds: frozenset[str] = frozenset()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Leave each reading's syntax out."""
        for reading in readings:
            yield replace(reading, syntax=None)


class Reader:
    """A list of stages, checked once: what each one needs, an earlier one has added."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        known = {"report"}
        for stage in stages:
            if missing := stage.needs - known:
                raise ValueError(f"stage {stage.name!r} needs {', '.join(sorted(missing))} first")
            known |= stage.adds
        self.stages = tuple(stages)
        self.name = stages[0].name

    def read(self, intakes: Iterable[Intake]) -> Iterator[tuple[Reading, bytes | None]]:
        """Yield each report's reading beside its raw bytes, in order."""
        raw: deque[bytes | None] = deque()  # of the reports that the stages hold
        stream: Iterable[Reading] = _begun(intakes, raw)
        for stage in self.stages:
            stream = stage(stream)
        for reading in stream:
            yield reading, raw.popleft()


def _begun(intakes: Iterable[Intake], raw: deque[bytes | None]) -> Iterator[Reading]:
    for intake in intakes:
        raw.append(intake.raw)
        yield Reading(report=intake.report, failure=intake.failure)


def default_reader(
    language: Language | None = None,
    encoder: Encoder | None = None,
    gazetteer: Gazetteer | None = None,
    *,
    syntax: bool = False,
) -> Reader:
    """The reader that the commands use; with `syntax`, readings keep their words and trees."""
    language = language or load_language()
    gazetteer = gazetteer or load_gazetteer(language)
    own = [*language.own, *gazetteer.own]
    digest = content_id(*own)[:8] if own else ""
    reads = Reads(language, encoder or shipped_encoder(), digest)
    stages: list[Stage] = [reads, Names(language, gazetteer), Claims(language, reads.name)]
    return Reader(stages if syntax else [*stages, WithoutSyntax()])


def read(
    paths: Iterable[str | Path],
    actors: Iterable[str | Path] = (),
    places: Iterable[str | Path] = (),
    *,
    syntax: bool = False,
) -> Iterator[Reading]:
    """Read files and folders; with `syntax`, each reading keeps its words and trees.

    >>> for reading in read(["pages"]):  # doctest: +SKIP
    ...     print(reading.report.title, len(reading.claims))
    """
    lists, gazetteers = split_places(places)
    language = load_language("en", actors, lists)
    gazetteer = load_gazetteer(language, gazetteers)
    reader = default_reader(language, gazetteer=gazetteer, syntax=syntax)
    for reading, _ in reader.read(reports(paths, language)):
        yield reading


def _guarded(reading: Reading, stage: str, step: Callable[[Reading], Reading]) -> Reading:
    """Do one step on one report; an error becomes the reading's failure, so that the rest go on."""
    if _empty(reading):
        return reading
    if _foreign(reading):
        failure = Failure(
            "reading",
            f"there is no reader for its language ({reading.report.language}) yet; "
            "the report is kept",
            reading.report.address,
            "give a translation if you need its claims",
        )
        return replace(reading, failure=reading.failure or failure)
    try:
        return step(reading)
    except RashomonError:
        raise
    except Exception as error:  # one bad report never stops a thousand
        failure = Failure(
            stage,
            f"reading stopped at an unexpected {type(error).__name__} ({error})",
            reading.report.address,
            "please report it with the page",
        )
        return replace(reading, failure=failure)


def _size(waiting: Iterable[tuple[Reading, object]]) -> int:
    return sum(len(reading.report.text) for reading, _ in waiting)


def _empty(reading: Reading) -> bool:
    return not reading.report.text


def _foreign(reading: Reading) -> bool:
    return reading.report.language not in (None, "en")


def describe(failure: Failure) -> str:
    """A failure as one sentence."""
    return sentence(failure.reason, failure.where, failure.advice)
