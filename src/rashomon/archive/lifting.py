"""Stories of an archive in; a case for the desk out, with their reports, those that they copy or
are copied by, and all that was read of them."""

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from rashomon.archive.folder import Folder
from rashomon.archive.readings import readings_of
from rashomon.archive.tables import Tables, open_tables
from rashomon.archive.told import COPIES, STORIES
from rashomon.errors import ArchiveError
from rashomon.store import Case


def meant(folder: Folder, wanted: Sequence[str]) -> dict[str, str]:
    """The reports of stories, by id or the beginning of one, or reports by id, and those one copy
    away, each with its shard. A copy of a copy need not be of the story."""
    with open_tables(folder) as tables:
        reports = {report for key in wanted for report in _reports(tables, key, folder)}
        return _with_copies(tables, reports)


def lift(folder: Folder, reports: Mapping[str, str], case: Case) -> int:
    """Put reports, by id with the shard of each, into a case; how many were new to it."""
    new = 0
    with case.transaction():
        for reading in readings_of(folder, reports):
            new += case.add(reading)
    return new


def _reports(tables: Tables, key: str, folder: Folder) -> list[str]:
    """The reports that a key means."""
    stories = tables.rows(
        f"SELECT DISTINCT story, report FROM ({STORIES}) WHERE starts_with(story, ?) ORDER BY ALL",
        key,
    )
    if len({story for story, _ in stories}) > 1:
        raise ArchiveError(
            f"{key!r} begins the ids of several stories", str(folder.path), "give more"
        )
    found = [report for _, report in stories]
    if not found:
        alone = "SELECT DISTINCT report FROM accounts WHERE report = ?"
        found = [report for (report,) in tables.rows(alone, key)]
    if not found:
        reason = f"there is no story or report {key!r} in this archive"
        raise ArchiveError(reason, str(folder.path), "`rashomon archive find` shows ids")
    return found


def _with_copies(tables: Tables, reports: Iterable[str]) -> dict[str, str]:
    """Reports and those one copy away, each with its shard."""
    with tables.holding(told=pa.table({"report": pa.array(sorted(reports), pa.string())})):
        return dict(
            tables.rows(
                f"""
                WITH copied AS (SELECT report, "of" FROM ({COPIES})),
                wanted AS (FROM told
                    UNION SELECT "of" FROM copied SEMI JOIN told USING (report)
                    UNION SELECT c.report FROM copied c SEMI JOIN told t ON t.report = c."of")
                SELECT DISTINCT report, shard FROM accounts SEMI JOIN wanted USING (report)
                """
            )
        )
