"""Readings that came in go in; the accounts of a case leave, linked with what was there before.

Each step does some hundred reports in one transaction and leaves the rest to the next, so that work
that was broken off goes on where it ended.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, or_, select, update

from rashomon import __version__
from rashomon.language import Language
from rashomon.linking.accounts import accounts_of
from rashomon.linking.decided import decided
from rashomon.linking.neighbours import speaking
from rashomon.linking.outlines import FORM, Outline
from rashomon.records import Decision, content_id
from rashomon.store import asking, tally
from rashomon.store.linked import Archive, some
from rashomon.store.outlines import outline_from, outline_row
from rashomon.store.schema import account_marks, account_prints, accounts, links, readings

# Reports outlined, and accounts linked, in one go. The more are linked together, the fewer times
# the weeks around them are fetched.
OUTLINED, LINKED = 200, 2000


@dataclass(frozen=True)
class Outlining:
    """How outlines are made: `whole` gives the party that an entity belongs to, and `form` changes
    with whatever would make other outlines."""

    whole: Callable[[str], str]
    form: str

    @property
    def to_do(self) -> ColumnElement[bool]:
        """Readings whose report is not outlined, or otherwise than now."""
        done = readings.c.outlined
        return or_(done.is_(None), done < self.form, done > self.form)  # an index knows no "is not"


def outlining(language: Language) -> Outlining:
    """Outline as a language's lists say."""
    whole = language.names.whole
    lists = (f"{entity}>{whole(entity)}" for entity in sorted(language.names.parties))
    return Outlining(whole, content_id(FORM, __version__, *lists))


def waiting(connection: Connection, how: Outlining) -> tuple[int, int]:
    """How many readings are still to be outlined, and how many accounts to be linked."""
    old = select(func.count()).select_from(readings).where(how.to_do)
    new = select(func.count()).select_from(accounts).where(accounts.c.linked.is_(False))
    return connection.execute(old).scalar_one(), connection.execute(new).scalar_one()


def outline(connection: Connection, decisions: Sequence[Decision], how: Outlining) -> int:
    """Outline some reports that came in, or are seen otherwise now; how many readings are done."""
    found = select(readings.c.report).where(how.to_do).distinct().limit(OUTLINED)
    reports = connection.execute(found).scalars().all()
    told = decided(asking.readings_of(connection, reports), decisions)
    _drop(connection, reports)
    for account in accounts_of((r for r in told if r.report.text), how.whole):
        _keep(connection, account.outline, account.report.publisher or "")
    done = update(readings).where(readings.c.report.in_(reports)).values(outlined=how.form)
    return connection.execute(done).rowcount


def link(connection: Connection) -> int:
    """Link some accounts that were outlined with all that were linked before; how many."""
    new = select(accounts).where(accounts.c.linked.is_(False))
    days = accounts.c.published.asc().nulls_first()
    new = new.order_by(days, accounts.c.number).limit(LINKED)
    rows = connection.execute(new).mappings().all()
    archive = Archive(connection)
    found: list[tally.Link] = []
    for a, b, weight in speaking([archive.take(row) for row in rows], archive):
        pair = archive.number[a.key], archive.number[b.key]
        found.append((min(pair), max(pair), weight))
    if found:
        names = ("a", "b", "weight")
        connection.execute(insert(links), [dict(zip(names, each, strict=True)) for each in found])
        tally.change(connection, made=found)
    for asked in some([row["number"] for row in rows]):
        done = update(accounts).where(accounts.c.number.in_(asked))
        connection.execute(done.values(linked=True))
    return len(rows)


def _keep(connection: Connection, outline: Outline, publisher: str) -> None:
    row = outline_row(outline, publisher)
    number = connection.execute(insert(accounts).returning(accounts.c.number), row).scalar_one()
    for table, keys in beside(outline):
        if keys:
            name = table.columns[0].name
            connection.execute(insert(table), [{name: key, "account": number} for key in keys])


def _drop(connection: Connection, reports: Collection[str]) -> None:
    """Take the accounts of some reports out, with all that hangs on them."""
    gone = select(accounts).where(accounts.c.report.in_(reports))
    dropped: list[tally.Link] = []
    for row in connection.execute(gone).mappings().all():
        number = row["number"]
        for table, keys in beside(outline_from(row)):
            for asked in some(keys):
                mine = table.columns[0].in_(asked), table.c.account == number
                connection.execute(delete(table).where(*mine))
        for side in (links.c.a, links.c.b):
            gone_too = delete(links).where(side == number)
            told = connection.execute(gone_too.returning(links)).all()
            dropped += [(int(a), int(b), weight) for a, b, weight in told]
    tally.change(connection, gone=dropped)
    connection.execute(delete(accounts).where(accounts.c.report.in_(reports)))


def beside(outline: Outline) -> list[tuple[Table, list[int]]]:
    """The rows beside an account: the marks it is met by, and the prints of its sentences."""
    prints = set(outline.sketch.prints) if outline.sketch else set()
    return [(account_marks, sorted(outline.marks)), (account_prints, sorted(prints))]
