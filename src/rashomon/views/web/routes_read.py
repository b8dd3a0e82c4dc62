"""Addresses in, screens out: each as JSON and, where it is a table, as CSV. Nothing is changed."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from rashomon.records import Reading, Record, Story
from rashomon.views.ledger import Ledger
from rashomon.views.web.answers import as_table, csv_answer, json_answer, told
from rashomon.views.web.custody import Verified, raw_page, verified
from rashomon.views.web.desk import Desk
from rashomon.views.web.dossier import dossier
from rashomon.views.web.guard import RAW_POLICY
from rashomon.views.web.jobs import Job
from rashomon.views.web.screens import (
    around,
    board,
    claim,
    ledger,
    log,
    name,
    network,
    report,
    reports,
    search,
    stories,
    where,
)
from rashomon.views.web.signing import Who

router = APIRouter()
# A stretch that is asked for at once holds so many characters at the most.
LONGEST = 100_000


class Now(Record, frozen=True):
    """What goes on: the jobs, the last decision, and a number that changes with the stories."""

    case: str
    reviewer: str
    seen: int
    compared: str
    jobs: tuple[Job, ...]


RECORDS = [
    *(stories.Stories, board.Board, around.Around, Ledger, claim.ClaimScreen, Story),
    *(report.ReportScreen, report.Index, report.Stretch, report.Twins, Reading, Verified),
    *(reports.Reports, where.Where, network.Network, search.Found, name.NameScreen, log.Log, Now),
]


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


At = Annotated[Desk, Depends(_desk)]
OfStory = Annotated[str | None, Query(description="Only of this story, by its id.")]
Slot = Annotated[str, Query(description="The question, as `slot` of the story's board.")]
Number = Annotated[int, Query(description="The version, as `number` of the board's cell.", ge=0)]


def _story(desk: Desk, key: str | None) -> Story | None:
    return desk.case.story(key, whole=False) if key else None


@router.get("/stories.json", tags=["stories"], **told(stories.Stories))
def stories_json(desk: At) -> Response:
    """The stories of the case, the one whose conflict changed last first."""
    return json_answer(stories.stories_screen(desk))


@router.get("/stories.csv", tags=["stories"], **as_table())
def stories_csv(desk: At) -> Response:
    """The stories of the case as a table."""
    return csv_answer("stories", stories.COLUMNS, stories.rows(stories.stories_screen(desk)))


@router.get("/story/{key}.json", tags=["stories"], **told(board.Board))
def board_json(desk: At, key: str, everything: bool = False) -> Response:
    """A story as versions side by side; with `everything`, also questions that one report alone
    answers, and lists."""
    return json_answer(
        board.board_screen(desk, desk.case.story(key, whole=False), everything=everything)
    )


@router.get("/story/{key}.csv", tags=["stories"], **as_table())
def board_csv(desk: At, key: str, everything: bool = False) -> Response:
    """A story as a table: a line a version."""
    shown = board.board_screen(desk, desk.case.story(key, whole=False), everything=everything)
    return csv_answer(f"story-{key}", board.COLUMNS, board.rows(shown))


@router.get("/story/{key}/record.json", tags=["stories"], **told(Story))
def story_json(desk: At, key: str) -> Response:
    """A story whole, as `rashomon compare --json` prints it."""
    return json_answer(desk.case.story(key))


@router.get("/story/{key}/around.json", tags=["stories"], **told(around.Around))
def around_json(desk: At, key: str) -> Response:
    """What a story's reports rest on and copy, who denies, what changed from copy to copy, who was
    asked and who calls whom what."""
    return json_answer(around.around_screen(desk, desk.case.story(key)))


@router.get("/story/{key}/around.csv", tags=["stories"], **as_table())
def around_csv(desk: At, key: str) -> Response:
    """What changed where a story was told again, as a table."""
    shown = around.around_screen(desk, desk.case.story(key))
    return csv_answer(f"changes-{key}", around.COLUMNS, around.rows(shown))


@router.get("/story/{key}/ledger.json", tags=["stories"], **told(Ledger))
def ledger_json(desk: At, key: str, slot: Slot, version: Number) -> Response:
    """On what a version rests, and what faces it."""
    return json_answer(_ledger(desk, key, slot, version))


@router.get("/story/{key}/ledger.csv", tags=["stories"], **as_table())
def ledger_csv(desk: At, key: str, slot: Slot, version: Number) -> Response:
    """The accounts of a version as a table."""
    found = _ledger(desk, key, slot, version)
    return csv_answer(f"ledger-{key}", ledger.COLUMNS, ledger.rows(found))


def _ledger(desk: Desk, key: str, slot: str, version: int) -> Ledger:
    found = ledger.ledger_screen(desk, desk.case.story(key, whole=False), slot, version)
    if found is None:
        raise HTTPException(404, f"The story has no version {version} of {slot!r}; see its board.")
    return found


@router.get("/story/{key}/dossier", tags=["stories"], response_class=Response)
def dossier_page(desk: At, key: str) -> Response:
    """A story as a document that prints well."""
    return Response(dossier(desk, desk.case.story(key)), media_type="text/html")


@router.get("/claim/{key}.json", tags=["claims"], **told(claim.ClaimScreen))
def claim_json(desk: At, key: str) -> Response:
    """A claim: its sentence, its chain, what it answers, how it drifted, who decided what of it."""
    return json_answer(claim.claim_screen(desk, desk.case.claim(key)))


@router.get("/claim/{key}.csv", tags=["claims"], **as_table())
def claim_csv(desk: At, key: str) -> Response:
    """The questions that a claim answers, its own version and the others."""
    shown = claim.claim_screen(desk, desk.case.claim(key))
    return csv_answer(f"claim-{key}", claim.COLUMNS, claim.rows(shown))


@router.get("/reports.json", tags=["reports"], **told(reports.Reports))
def reports_json(
    desk: At, alone: bool = False, offset: Annotated[int, Query(ge=0)] = 0
) -> Response:
    """The reports of the case, part by part; `alone`: those that are in no story."""
    return json_answer(reports.reports_screen(desk, alone=alone, offset=offset))


@router.get("/reports.csv", tags=["reports"], **as_table())
def reports_csv(desk: At, alone: bool = False) -> Response:
    """All reports of the case as a table."""
    shown = reports.reports_screen(desk, alone=alone, limit=None)
    return csv_answer("reports", reports.COLUMNS, reports.rows(shown))


@router.get("/report/{key}.json", tags=["reports"], **told(report.ReportScreen))
def report_json(desk: At, key: str, at: Annotated[int, Query(ge=0)] = 0) -> Response:
    """A report: where it comes from, how long it is, where it may be cut, and the stretch of its
    words around the character `at`."""
    return json_answer(report.report_screen(desk, key, at))


@router.get("/report/{key}.csv", tags=["reports"], **as_table())
def report_csv(desk: At, key: str) -> Response:
    """The claims of a report as a table."""
    found = desk.case.report_id(key)
    return csv_answer(f"report-{found}", report.COLUMNS, report.rows(desk, found))


@router.get("/report/{key}/record.json", tags=["reports"], **told(Reading))
def reading_json(desk: At, key: str) -> Response:
    """A report whole with all that is read of it, as `rashomon show --json` prints it."""
    return json_answer(desk.case.reading(key))


@router.get("/report/{key}/text.json", tags=["reports"], **told(report.Stretch))
def stretch_json(
    desk: At, key: str, start: Annotated[int, Query(ge=0)], end: Annotated[int, Query(ge=0)]
) -> Response:
    """The words of a report from `start` to `end`, with what is read of them."""
    if end - start > LONGEST:
        raise HTTPException(422, f"At most {LONGEST} characters are shown at once; ask for fewer.")
    return json_answer(report.stretch_of(desk, desk.case.report_id(key), start, end))


@router.get("/report/{key}/claims.json", tags=["reports"], **told(report.Index))
def index_json(desk: At, key: str) -> Response:
    """Where the claims of a report stand."""
    return json_answer(report.index_of(desk, desk.case.report_id(key)))


@router.get("/report/{key}/twins.json", tags=["reports"], **told(report.Twins))
def twins_json(desk: At, key: str) -> Response:
    """The reports that share words with a report, with the passages of both."""
    return json_answer(report.twins_of(desk, desk.case.report_id(key)))


@router.get("/report/{key}/raw", tags=["reports"], response_class=Response)
def raw(desk: At, key: str) -> Response:
    """The page as it was read, byte by byte; a browser may show it, and run, load or send nothing
    of it."""
    content, kind = raw_page(desk, desk.case.report_id(key))
    return Response(content, media_type=kind, headers={"Content-Security-Policy": RAW_POLICY})


@router.get("/report/{key}/verify.json", tags=["reports"], **told(Verified))
def verify_json(desk: At, key: str) -> Response:
    """Hash a report's bytes anew, and hold every quotation against its words."""
    return json_answer(verified(desk, desk.case.report_id(key)))


@router.get("/where.json", tags=["case"], **told(where.Where))
def where_json(desk: At, story: OfStory = None) -> Response:
    """Where and when claims say it happened, and when it was told."""
    return json_answer(where.where_screen(desk, _story(desk, story)))


@router.get("/where.csv", tags=["case"], **as_table())
def where_csv(desk: At, story: OfStory = None) -> Response:
    """Claims with their places and days as a table."""
    return csv_answer(
        "where", where.COLUMNS, where.rows(where.where_screen(desk, _story(desk, story)))
    )


@router.get("/network.json", tags=["case"], **told(network.Network))
def network_json(desk: At, story: OfStory = None) -> Response:
    """Who is claimed to have done what to whom, claimant by claimant."""
    return json_answer(network.network_screen(desk, _story(desk, story)))


@router.get("/network.csv", tags=["case"], **as_table())
def network_csv(desk: At, story: OfStory = None) -> Response:
    """The network as claimed, as a table."""
    shown = network.network_screen(desk, _story(desk, story))
    return csv_answer("network", network.COLUMNS, network.rows(shown))


@router.get("/search.json", tags=["case"], **told(search.Found))
def search_json(desk: At, q: str = "") -> Response:
    """Claims, names and reports that hold words."""
    return json_answer(search.search_screen(desk, q))


@router.get("/search.csv", tags=["case"], **as_table())
def search_csv(desk: At, q: str = "") -> Response:
    """What was found as a table."""
    return csv_answer("search", search.COLUMNS, search.rows(search.search_screen(desk, q)))


@router.get("/name/{key}.json", tags=["case"], **told(name.NameScreen))
def name_json(desk: At, key: str) -> Response:
    """A party, person, place or voice: its names, the claims in which it has part, what people
    decided on it."""
    return json_answer(_name(desk, key))


@router.get("/name/{key}.csv", tags=["case"], **as_table())
def name_csv(desk: At, key: str) -> Response:
    """The names of a party, person, place or voice as a table."""
    return csv_answer(f"name-{key}", name.COLUMNS, name.rows(_name(desk, key)))


def _name(desk: Desk, key: str) -> name.NameScreen:
    found = name.name_screen(desk, key)
    if found is None:
        raise HTTPException(404, f"Nothing in this case is read as {key!r}; search for its name.")
    return found


@router.get("/log.json", tags=["case"], **told(log.Log))
def log_json(desk: At) -> Response:
    """What people decided, the newest first."""
    return json_answer(log.log_screen(desk))


@router.get("/log.csv", tags=["case"], **as_table())
def log_csv(desk: At) -> Response:
    """The log as a table."""
    return csv_answer("log", log.COLUMNS, log.rows(log.log_screen(desk)))


@router.get("/now.json", tags=["case"], **told(Now))
def now_json(desk: At, who: Who) -> Response:
    """What goes on just now; the page asks every few seconds."""
    return json_answer(
        Now(
            case=desk.name,
            reviewer=who.name if who else desk.reviewer,
            seen=desk.last_decision(),
            compared=desk.case.compared(),
            jobs=tuple(desk.jobs.all()),
        )
    )
