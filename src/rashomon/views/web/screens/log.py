"""A case in; what people decided in it, who, when and why, out."""

from collections.abc import Iterator

from rashomon.records import Decision, Record
from rashomon.views.desk import Desk
from rashomon.views.entities import decision_words


class Noted(Record, frozen=True):
    """A decision with what it says in plain words; `undone` where another took it back."""

    decision: Decision
    words: str
    undone: bool


class Log(Record, frozen=True):
    """Every decision, the newest first."""

    decisions: tuple[Noted, ...]
    seen: int


COLUMNS = ("number", "made", "by", "kind", "of", "what", "why", "undone")


def log_screen(desk: Desk) -> Log:
    """The log of a case."""
    decisions = desk.case.decisions()
    holding = {decision.number for decision in desk.case.standing()}
    noted = (Noted(d, decision_words(d), d.number not in holding) for d in decisions)
    return Log(tuple(noted)[::-1], desk.last_decision())


def rows(log: Log) -> Iterator[tuple[object, ...]]:
    """The log as a table."""
    for noted in log.decisions:
        d = noted.decision
        yield d.number, d.made, d.by, d.kind, d.of, noted.words, d.why, "undone" * noted.undone
