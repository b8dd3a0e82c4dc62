"""Reports in, readings out: joins the stages that look at one report at a time.

A stage is a callable over a stream of readings; it yields them in the same order and says what it
needs and what it adds. A trained encoder replaces `Rules` behind this interface.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from rashomon import __version__
from rashomon.claims import claims_of
from rashomon.errors import RashomonError, sentence
from rashomon.intake import Intake, reports
from rashomon.language import Language, load_language
from rashomon.reading import read_report
from rashomon.records import Failure, Reading


class Stage(Protocol):
    """What a reader is made of."""

    name: str
    needs: frozenset[str]
    adds: frozenset[str]

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Yield the readings, in order, with what this stage adds."""
        ...


class Rules:
    """Sentences, mentions and attributions by word lists and plain rules."""

    name = f"rules {__version__}"
    needs = frozenset({"report"})
    adds = frozenset({"sentences", "mentions", "attributions"})

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Read each report."""
        for reading in readings:
            yield _guarded(reading, "reading", lambda r: read_report(r, self.language))


class Claims:
    """Claims out of attributions."""

    needs = frozenset({"report", "sentences", "mentions", "attributions"})
    adds = frozenset({"claims"})

    def __init__(self, language: Language, name: str) -> None:
        self.language = language
        self.name = name

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Build each reading's claims."""
        for reading in readings:
            yield _guarded(
                reading,
                "claims",
                lambda r: replace(r, claims=claims_of(r, self.language, self.name)),
            )


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
        for intake in intakes:
            stream: Iterable[Reading] = [Reading(report=intake.report, failure=intake.failure)]
            for stage in self.stages:
                stream = stage(stream)
            for reading in stream:
                yield reading, intake.raw


def default_reader(language: Language | None = None) -> Reader:
    """The reader that the commands use."""
    language = language or load_language()
    rules = Rules(language)
    return Reader([rules, Claims(language, rules.name)])


def read(
    paths: Iterable[str | Path],
    actors: Iterable[str | Path] = (),
    places: Iterable[str | Path] = (),
) -> Iterator[Reading]:
    """Read files and folders.

    >>> for reading in read(["pages"]):  # doctest: +SKIP
    ...     print(reading.report.title, len(reading.claims))
    """
    language = load_language("en", actors, places)
    for reading, _ in default_reader(language).read(reports(paths, language)):
        yield reading


def _guarded(reading: Reading, stage: str, step: Callable[[Reading], Reading]) -> Reading:
    """Do one step on one report; an error becomes the reading's failure, so that the rest go on."""
    if not reading.report.text:
        return reading
    tongue = reading.report.language
    if tongue not in (None, "en"):
        failure = Failure(
            "reading",
            f"there is no reader for its language ({tongue}) yet; the report is kept",
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


def describe(failure: Failure) -> str:
    """A failure as one sentence."""
    return sentence(failure.reason, failure.where, failure.advice)
