"""The tables that hold all of a case's records: which record a table is of, and whose it is.

A reading and a story are taken apart, so that a question reads only the columns it is about: what
they hold in lists are tables of their own, in which each row says whose it is (`in_report`,
`in_story`, and for a point's answers and versions `in_point`, the point's position) and at which
position. Put together again by these, the records are what they were.
"""

from dataclasses import dataclass

import pyarrow as pa

from rashomon.exchange.columns import columns_of
from rashomon.records import (
    Answer,
    Attribution,
    Claim,
    Copy,
    CustodyLine,
    Decision,
    Denial,
    Drift,
    Failure,
    Fetch,
    Imported,
    Link,
    Mention,
    Naming,
    Origin,
    Point,
    Reading,
    Record,
    Report,
    Silence,
    Story,
    Version,
)

_IN_REPORT, _IN_STORY, _IN_POINT, _POSITION = (
    pa.field("in_report", pa.string(), nullable=False),
    pa.field("in_story", pa.string(), nullable=False),
    pa.field("in_point", pa.int64(), nullable=False),
    pa.field("position", pa.int64(), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the record that its rows are, without the fields that are tables of their own, and
    the columns that say whose each row is. `rows` are written together: as many as memory holds
    easily of their kind."""

    record: type[Record]
    whose: tuple[pa.Field, ...] = ()
    apart: tuple[str, ...] = ()
    rows: int = 2000

    def schema(self, about: dict[str, str]) -> pa.Schema:
        """The columns of the table; `about` is written into its file."""
        mine = [column for column in columns_of(self.record) if column.name not in self.apart]
        told = {**about, "rashomon.record": self.record.__name__}
        return pa.schema([*self.whose, *mine], metadata=told)


# What a reading and a story hold in lists, by field, with the table of each.
OF_READING = {
    "mentions": "mentions",
    "attributions": "attributions",
    "claims": "claims",
    "drifts": "headline_drifts",
}
OF_STORY = {
    "points": "points",
    "origins": "origins",
    "copies": "copies",
    "denials": "denials",
    "drifts": "drifts",
    "silences": "silences",
    "names": "names",
    "links": "links",
    "unsure": "unsure_links",
}
OF_POINT = {"answers": "answers", "versions": "versions"}
# What a whole case holds beside these, by its kind, with the table of each.
BESIDE = {
    "decision": "decisions",
    "failure": "failures",
    "fetch": "fetches",
    "imported": "imported",
    "custody": "custody",
}

_READ, _TOLD = (_IN_REPORT, _POSITION), (_IN_STORY, _POSITION)
_POINTED = (_IN_STORY, _IN_POINT, _POSITION)
TABLES: dict[str, Table] = {
    "reports": Table(Report, rows=200),
    "readings": Table(Reading, (_IN_REPORT,), ("report", *OF_READING), rows=200),
    "mentions": Table(Mention, _READ),
    "attributions": Table(Attribution, _READ),
    "claims": Table(Claim, _READ),
    "headline_drifts": Table(Drift, _READ),
    "stories": Table(Story, apart=tuple(OF_STORY)),
    "points": Table(Point, _TOLD, tuple(OF_POINT)),
    "answers": Table(Answer, _POINTED),
    "versions": Table(Version, _POINTED, rows=500),
    "origins": Table(Origin, _TOLD),
    "copies": Table(Copy, _TOLD, rows=500),
    "denials": Table(Denial, _TOLD),
    "drifts": Table(Drift, _TOLD),
    "silences": Table(Silence, _TOLD),
    "names": Table(Naming, _TOLD),
    "links": Table(Link, _TOLD),
    "unsure_links": Table(Link, _TOLD),
    "decisions": Table(Decision),
    "failures": Table(Failure),
    "fetches": Table(Fetch),
    "imported": Table(Imported, rows=500),
    "custody": Table(CustodyLine),
}
