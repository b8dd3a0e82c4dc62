"""A reading and its raw bytes go in; rows leave for the case, and whether any of them was new."""

from sqlalchemy import Connection, Table, delete, insert, select

from rashomon.errors import IntegrityError, StoreError, sentence
from rashomon.records import Failure, Reading, Report
from rashomon.store import custody, digests, rows, schema
from rashomon.store.words import index_of


def keep(
    connection: Connection,
    reading: Reading,
    raw: bytes | None,
    reader: str,
    by: str | None = None,
) -> bool:
    """Keep whatever of a reading is not kept yet; True when something was. `by` signs the log."""
    report = reading.report
    try:
        added = [
            raw is not None and keep_raw(connection, report.sha256, raw, report.name, by),
            keep_report(connection, report, by),
            reading.failure is not None
            and keep_failure(connection, reading.failure, report.sha256, by),
            keep_reading(connection, reading, reader, by),
        ]
    except (UnicodeEncodeError, OverflowError) as error:
        # Half of a surrogate pair has no UTF-8, which is what SQLite and JSON are written in.
        reason = f"this report cannot be kept ({error})"
        advice = "read it again in its true encoding"
        raise StoreError(sentence(reason, _plain(report.name), advice)) from error
    return any(added)


def keep_raw(
    connection: Connection, sha256: str, raw: bytes, name: str, by: str | None = None
) -> bool:
    """Keep bytes once under their hash, after checking that it is theirs."""
    found = rows.sha256_of(raw)
    if found != sha256:
        reason = f"its bytes have SHA-256 {found}, but the report says {sha256}"
        raise IntegrityError(sentence(reason, _plain(name), "read the file again"))
    if _holds(connection, schema.raw, sha256=sha256):
        return False
    connection.execute(insert(schema.raw), {"sha256": sha256, "bytes": raw})
    detail = {"name": _plain(name), "bytes": len(raw)}
    custody.write(connection, "raw", sha256, sha256, detail, by)
    return True


def keep_report(connection: Connection, report: Report, by: str | None = None) -> bool:
    """Keep a report the first time it is met; the same id must always be of the same bytes."""
    table = schema.reports
    kept = connection.execute(select(table.c.sha256).where(table.c.id == report.id)).scalar()
    if kept is None:
        row = rows.report_row(report)
        connection.execute(insert(table), row)
        index_of(connection).put(connection, table, [row])
        digest = digests.row_digest(row)
        custody.write(connection, "report", report.id, digest, _whence(report), by)
    elif kept != report.sha256:
        reason = f"report {report.id} is kept with SHA-256 {kept}, and comes with {report.sha256}"
        raise IntegrityError(sentence(reason, _plain(report.name), "give it an id of its own"))
    return kept is None


def keep_failure(
    connection: Connection, failure: Failure, sha256: str | None, by: str | None = None
) -> bool:
    """Keep a failure, the same one once."""
    row = rows.failure_row(failure, sha256)
    if _holds(connection, schema.failures, id=row["id"]):
        return False
    connection.execute(insert(schema.failures), row)
    custody.write(connection, "failure", row["id"], digests.row_digest(row), by=by)
    return True


def keep_reading(
    connection: Connection, reading: Reading, reader: str, by: str | None = None
) -> bool:
    """Keep one reading for each report and reader; a failed one makes way for a good one.

    So a report that could not be read because a model was missing can be read again, and the
    outcome is the same whichever came first.
    """
    table = schema.readings
    of_same = (table.c.report == reading.report.id, table.c.reader == reader)
    before = connection.execute(select(table.c.number, table.c.failure).where(*of_same)).first()
    if before and (before.failure is None or reading.failure is not None):
        return False
    if before:
        connection.execute(delete(table).where(table.c.number == before.number))
        again = {"read": "again"}
        custody.write(connection, "reading", str(before.number), custody.GONE, again, by)
    _insert_reading(connection, reading, reader, by)
    return True


def _insert_reading(connection: Connection, reading: Reading, reader: str, by: str | None) -> None:
    report, failure = reading.report, reading.failure
    reports = schema.reports
    kept = connection.execute(select(reports).where(reports.c.id == report.id)).mappings().one()
    row = {
        "report": report.id,
        "reader": reader,
        "sentences": rows.to_json(reading.sentences),
        "drifts": rows.to_json(reading.drifts),
        "changes": rows.changes_between(kept, report),
        "failure": failure and rows.failure_row(failure, report.sha256)["id"],
    }
    number = connection.execute(
        insert(schema.readings).returning(schema.readings.c.number), row
    ).scalar_one()
    children = {
        schema.mentions: [rows.mention_row(number, *each) for each in enumerate(reading.mentions)],
        schema.attributions: [
            rows.attribution_row(number, *each) for each in enumerate(reading.attributions)
        ],
        schema.claims: [
            rows.claim_row(number, report.id, *each) for each in enumerate(reading.claims)
        ],
    }
    for table, found in children.items():
        if found:
            connection.execute(insert(table), found)
    for table in (schema.mentions, schema.claims):
        index_of(connection).put(connection, table, children[table])
    detail = {"report": report.id, "reader": reader, "claims": len(reading.claims)}
    digest = digests.reading_digest(row, list(children.values()))
    custody.write(connection, "reading", str(number), digest, detail, by)


def _whence(report: Report) -> dict[str, str | None]:
    """How a report came into the case, for the log."""
    return {
        "name": _plain(report.name),
        "address": _plain(report.address),
        "extractor": report.extractor,
        "retrieved": report.retrieved,
    }


def _holds(connection: Connection, table: Table, **key: str) -> bool:
    found = select(1).select_from(table).filter_by(**key)
    return connection.execute(found).first() is not None


def _plain(name: str) -> str:
    # A name with half a character in it could not be printed either.
    return name.encode("utf-8", "backslashreplace").decode()
