"""A case goes in; what of it is no longer as it was kept leaves, each in one sentence.

Everything that was read, fetched, decided or taken in is hashed anew and held against the log of
custody; the log against itself; what follows from the rest is made anew and held against what is
kept. Nothing is changed.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, except_, func, select
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import RashomonError
from rashomon.language import Language
from rashomon.linking.accounts import accounts_of
from rashomon.linking.decided import decided
from rashomon.records import Altered, CustodyAct, CustodyLine, Verified, unlike
from rashomon.store import asking, custody, decisions, digests, linking, schema, tally
from rashomon.store.linked import some
from rashomon.store.outlines import outline_from, outline_row

# What comes of reading a row that somebody changed.
UNREADABLE = (
    msgspec.MsgspecError,
    ValueError,
    TypeError,
    LookupError,
    RashomonError,
    SQLAlchemyError,
)
# What each kind of thing is called, and the table that holds it.
WORDS: dict[CustodyAct, tuple[str, str]] = {
    "raw": ("the raw bytes", "raw"),
    "report": ("report", "reports"),
    "reading": ("reading", "readings"),
    "failure": ("failure", "failures"),
    "decision": ("decision", "decisions"),
    "list": ("list", "lists"),
    "fetch": ("visit", "fetches"),
    "import": ("imported thing", "imported"),
    "comparison": ("comparison", "stories"),
    "person": ("person", "people"),
}


def verify(
    connection: Connection, language: Callable[[], Language], noted: str | None = None
) -> tuple[Verified, list[Altered]]:
    """Hash all of a case anew. `noted` is the hash of a line of the log that somebody wrote down
    elsewhere: a log that was made anew from its beginning does not hold it."""
    found: list[Altered] = []
    last: dict[CustodyAct, dict[str, CustodyLine]] = {}
    told_by: dict[str, str] = {}
    lines = 0
    before, seen = custody.NOTHING, noted is None
    for line in custody.lines(connection):
        lines += 1
        found += _line(line, before, lines)
        seen = seen or line.hash == noted
        before = line.hash
        last.setdefault(line.act, {})[line.of] = line
        if line.act == "comparison" and (reports := _detail(line).get("reports")):
            told_by[line.of] = reports
    if not seen:
        what = f"no line of the log has the hash {noted}: the log is another one, or was cut"
        found.append(Altered("custody", str(noted), what))
    counts = {}
    for act in digests.HELD:
        counts[act], altered = _held(connection, act, last.get(act, {}))
        found += altered
    spans, wrong = _spans(connection)
    found += wrong
    found += _derived(connection, language, told_by)
    return Verified(lines, before, spans, counts), found


def _line(line: CustodyLine, before: str, number: int) -> Iterator[Altered]:
    """What is wrong with a line, given the hash of the line before it and how many there were."""
    key = str(line.number)
    if line.number != number:
        yield Altered("custody", key, f"line {number} of the log is missing before line {key}")
    if line.before != before:
        yield Altered("custody", key, f"line {key} of the log does not follow on the one before it")
    if custody.hash_of(msgspec.structs.asdict(line)) != line.hash:
        yield Altered("custody", key, f"line {key} of the log is not as it was written")


def _held(
    connection: Connection, act: CustodyAct, told: dict[str, CustodyLine]
) -> tuple[int, list[Altered]]:
    """Everything of a kind against the log: how many there are, and what does not match."""
    what, table = WORDS[act]
    found: list[Altered] = []
    count = 0
    left = {of: line for of, line in told.items() if line.digest != custody.GONE}
    for of, digest in digests.tell(connection, act):
        count += 1
        line = left.pop(of, None)
        if line is None:
            found.append(Altered(table, of, f"{what} {of} is not in the log of custody"))
        elif line.digest != digest:
            since = f"{line.at} (line {line.number} of the log)"
            found.append(Altered(table, of, f"{what} {of} is not as it was kept on {since}"))
    for of, line in left.items():
        since = f"{line.at} (line {line.number} of the log)"
        found.append(Altered(table, of, f"{what} {of}, kept on {since}, is missing"))
    return count, found


def _spans(connection: Connection) -> tuple[int, list[Altered]]:
    """Every quotation against the words of its report."""
    count, found = 0, []
    table = schema.readings
    told = connection.execute(select(table.c.number, table.c.report).order_by(table.c.number))
    for number, report in told.all():
        try:
            (reading,) = asking.assemble(connection, [number])
        except UNREADABLE as error:
            what = f"reading {number} of report {report} cannot be read ({error})"
            found.append(Altered("readings", str(number), what))
            continue
        read = (reading.mentions, reading.attributions, reading.claims)
        spans, wrong = unlike(reading.report.text, read)
        count += spans
        if wrong:
            what = f"{wrong} quotations of report {report} are not its words"
            found.append(Altered("reports", report, what))
    return count, found


def _told(connection: Connection, compared: dict[str, str]) -> Iterator[Altered]:
    """Which reports tell which story, of today's stories and of former ones, against the log."""
    for story, reports in digests.told_by(connection).items():
        if compared.pop(story, None) != digests.reports_digest(reports):
            what = f"other reports tell story {story} than were compared"
            yield Altered(schema.story_reports.name, story, what)
    for story in compared:
        what = f"the reports that tell story {story} are missing"
        yield Altered(schema.story_reports.name, story, what)


def _detail(line: CustodyLine) -> dict[str, Any]:
    try:
        return msgspec.json.decode(line.detail, type=dict[str, Any])
    except (msgspec.MsgspecError, TypeError):  # altered, and told of as such
        return {}


def _derived(
    connection: Connection, language: Callable[[], Language], told_by: dict[str, str]
) -> Iterator[Altered]:
    """What follows from the rest, made anew: names, outlines and what they are met by, links, and
    which reports tell which story."""
    checks: dict[str, Callable[[], Iterator[Altered]]] = {
        "names": lambda: _names(connection),
        "accounts": lambda: _accounts(connection, language()),
        "account_marks": lambda: _marks(connection),
        "links": lambda: _links(connection),
        "story_reports": lambda: _told(connection, told_by),
    }
    for table, check in checks.items():
        try:
            yield from check()
        except UNREADABLE as error:
            yield Altered(table, "", f"the table {table} could not be made anew ({error})")


def _names(connection: Connection) -> Iterator[Altered]:
    mentions, names = schema.mentions, schema.names
    told = select(mentions.c.entity, mentions.c.quote).where(mentions.c.entity.is_not(None))
    kept = select(names.c.entity, names.c.name)
    for entity, name in connection.execute(except_(kept, told)):
        yield Altered("names", entity, f"the name {name!r} of {entity} stands in no reading")
    for entity, name in connection.execute(except_(told, kept)):
        yield Altered("names", entity, f"the name {name!r} of {entity} is missing from the index")


def _accounts(connection: Connection, language: Language) -> Iterator[Altered]:
    """The outlines that were made of today's lists, against the readings they were made from."""
    how, standing = linking.outlining(language), decisions.standing(decisions.log(connection))
    readings, accounts = schema.readings, schema.accounts
    done = select(readings.c.report).where(readings.c.outlined == how.form).distinct()
    for report in connection.execute(done).scalars().all():
        mine = select(accounts).where(accounts.c.report == report)
        kept = {row["story"]: dict(row) for row in connection.execute(mine).mappings()}
        told = decided(asking.readings_of(connection, [report]), standing)
        for account in accounts_of((r for r in told if r.report.text), how.whole):
            row = outline_row(account.outline, account.report.publisher or "")
            found = kept.pop(row["story"], None)
            if found is None:
                yield Altered("accounts", report, f"an outline of report {report} is missing")
            elif any(found[name] != row[name] for name in row if name != "linked"):
                what = f"the outline of report {report} does not follow from its reading"
                yield Altered("accounts", report, what)
        if kept:
            yield Altered("accounts", report, f"report {report} has an outline that nothing makes")


def _marks(connection: Connection) -> Iterator[Altered]:
    """What outlines are met by, against the outlines."""
    accounts = connection.execute(select(schema.accounts), execution_options={"yield_per": 200})
    due = {schema.account_marks: 0, schema.account_prints: 0}
    for row in accounts.mappings():
        for table, keys in linking.beside(outline_from(row)):
            due[table] += len(keys)
            if _count(connection, table, row["number"], keys) != len(keys):
                what = f"the index of outlines is not what that of report {row['report']} makes"
                yield Altered(table.name, row["report"], what)
    for table, count in due.items():
        held = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if held > count:
            what = f"the index of outlines has {held - count} rows of no outline"
            yield Altered(table.name, "", what)


def _count(connection: Connection, table: Table, account: int, keys: list[int]) -> int:
    """How many of some rows of an index there are; they are looked up by their keys alone."""
    mine = select(func.count()).where(table.c.account == account)
    asked = (mine.where(table.columns[0].in_(each)) for each in some(keys))
    return sum(connection.execute(each).scalar_one() for each in asked)


def _links(connection: Connection) -> Iterator[Altered]:
    """The links, against their sum in the log."""
    if tally.told(connection) != tally.kept(connection):
        what = "the links between reports are not those that were made"
        yield Altered("links", "", what)
