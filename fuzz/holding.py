"""What must hold whatever comes in: a check raises `Broken`, or lets pass what nobody foresaw."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.errors import RashomonError
from rashomon.intake.reports import Intake

# A sentence of an error names what it speaks of; it does not print it.
LONGEST_SENTENCE = 2000
_OWN = str(Path("src") / "rashomon")


class Broken(Exception):  # noqa: N818 - it speaks of what is tested
    """Something that must hold does not."""


def hold(true: object, what: str) -> None:
    """Raise `Broken` where something is not true."""
    if not true:
        raise Broken(what)


def told(sentence: str, what: str = "an error") -> None:
    """A message is one sentence that can be printed."""
    hold(sentence.strip(), f"{what} says nothing")
    hold(len(sentence) <= LONGEST_SENTENCE, f"{what} speaks at {len(sentence)} characters' length")
    odd = [
        sign for sign in sentence if sign < " " or sign == "\x7f" or "\ud800" <= sign <= "\udfff"
    ]
    hold(not odd, f"{what} holds signs that harm a terminal: {odd[:3]!a}")


@contextmanager
def refusing() -> Iterator[None]:
    """What refuses a file does it with an error of ours, or a ValueError that we raise."""
    try:
        yield
    except RashomonError as error:
        told(str(error))
    except ValueError as error:
        last = traceback.extract_tb(error.__traceback__)[-1].filename
        if type(error) is not ValueError or _OWN not in last:
            raise
        told(str(error))


def check_intake(intake: Intake) -> None:
    """Nothing of a report is lost: every sign of its text stands in a segment, in order."""
    report, failure = intake.report, intake.failure
    if failure is not None:
        hold("unexpected" not in failure.reason, failure.reason[:200])
        told(f"{failure.reason}; {failure.advice}", "a failure")
    hold(failure is not None or report.text, "a report without text and without a reason")
    at = 0
    for segment in report.segments:
        hold(at <= segment.start < segment.end <= len(report.text), "segments out of order")
        hold(not report.text[at : segment.start].strip(), "words outside of all segments")
        at = segment.end
    hold(not report.text[at:].strip(), "words behind the last segment")
    report.text.encode()
