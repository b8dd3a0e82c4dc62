"""Opening a case on a server, and every way in which that can fail; guards, locks and snapshots."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from msgspec import structs
from sqlalchemy import create_engine

from rashomon.errors import MissingError, StaleError, StoreError
from rashomon.store import Case, custody, open_case, postgres, schema
from tests.servers import Cluster

from .conftest import MakeReading, make_reading


@pytest.fixture
def address(server: Cluster) -> Iterator[str]:
    with server.fresh() as found:
        yield found


@pytest.fixture
def own(server: Cluster) -> Iterator[str]:
    """An empty database, to be left as anything."""
    with server.database() as name:
        yield name


def test_migrations_make_what_the_schema_says(server: Cluster, address: str) -> None:
    def connect() -> psycopg.Connection:
        return psycopg.connect(address)

    beside = ("report_words", "claim_words", "name_words")
    options = {"include_name": lambda name, kind, _: not str(name).startswith(beside)}
    engine = create_engine("postgresql+psycopg://", creator=connect)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
        texts = connection.exec_driver_sql(
            "SELECT table_name, column_name FROM information_schema.columns WHERE "
            "table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
        )
        assert texts.fetchall() == []
    engine.dispose()


def test_several_cases_lie_in_one_database(server: Cluster, own: str, make: MakeReading) -> None:
    names = ("one", 'an "odd" %s n\\äme\t-c x=1', "drop'; --", "x" * 63)
    for name in names:
        with open_case(f"{server.address(own)}&schema={quote(name)}", create=True) as case:
            assert case.name == name
            case.add(make(name=name))
    for name in names:
        with open_case(f"{server.address(own)}&schema={quote(name)}") as case:
            assert [report.name for report in case.reports()] == [name]
    with pytest.raises(StoreError, match="there is no such case; `rashomon read PATH"):
        open_case(server.address(own))


def test_a_case_is_not_made_unasked(server: Cluster, own: str) -> None:
    for name in ("public", "nowhere"):
        with pytest.raises(StoreError, match="there is no such case"):
            open_case(f"{server.address(own)}&schema={name}")
    with psycopg.connect(server.address(own)) as tool:
        assert tool.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone() == (0,)
        assert tool.execute(
            "SELECT count(*) FROM pg_namespace WHERE nspname = 'nowhere'"
        ).fetchone() == (0,)


def test_what_is_no_case_is_left_alone(server: Cluster, own: str) -> None:
    server.do("CREATE TABLE notes (words TEXT)", own)
    for create in (True, False):
        with pytest.raises(StoreError, match=r"tables here, but no case; name a schema of its own"):
            open_case(server.address(own), create=create)


def test_a_newer_case_says_so(server: Cluster, own: str) -> None:
    open_case(server.address(own), create=True).close()
    server.do("UPDATE alembic_version SET version_num = '0777'", own)
    with pytest.raises(
        StoreError, match=r"a newer Rashomon wrote this case \(form 0777; .*upgrade"
    ):
        open_case(server.address(own))


def test_a_database_of_another_encoding_is_refused(server: Cluster) -> None:
    with (
        server.database("SQL_ASCII") as name,
        pytest.raises(StoreError, match="written in SQL_ASCII"),
    ):
        open_case(server.address(name), create=True)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgresql://ana:secret@127.0.0.1:1/news", "the server cannot be reached .*Connection refused"),
        ("postgresql://ana:secret@/news?host=/nowhere", "the server cannot be reached .*No such file"),
        ("postgresql://ana:secret@h.invalid/news", "the server cannot be reached"),
        ("postgresql://ana:secret@/news?host={folder}", 'lets nobody in .*role "ana" does not exist'),
        ("postgresql://tester:secret@/news?host={folder}", 'database "news" does not exist.*createdb'),
        ("postgresql://tester:secret@/news?host={folder}&no=1", "the database says: invalid connection"),
        ("postgresql://tester:secret@/news?host={folder}&sslmode=secret", "invalid sslmode value"),
    ],
)  # fmt: skip
def test_who_is_not_let_in_is_told_why(server: Cluster, address: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        open_case(address.format(folder=server.folder))
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_driver_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "_MISSING", ImportError("no module named psycopg"))
    with pytest.raises(
        StoreError, match=r'psycopg; install it with `pip install "rashomon\[postgres\]"`'
    ):
        open_case("postgresql://ana:secret@h/news")


def test_the_package_works_without_the_driver() -> None:
    hidden = "import sys; sys.modules['psycopg'] = None\nfrom rashomon.store import open_case\n"
    tried = "open_case('postgresql://ana:secret@h/news')"
    done = subprocess.run(
        [sys.executable, "-c", hidden + tried], capture_output=True, text=True, check=False
    )
    assert "needs the package psycopg" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE raw SET bytes = ''",
        "DELETE FROM raw",
        "TRUNCATE raw",
        "INSERT INTO raw SELECT * FROM raw",
        "UPDATE custody SET by = 'nobody'",
        "DELETE FROM custody",
        "TRUNCATE custody",
        "UPDATE decisions SET why = ''",
        "DELETE FROM decisions",
        "TRUNCATE decisions",
    ],
)
def test_what_is_kept_for_good_stays(address: str, make: MakeReading, command: str) -> None:
    with open_case(address) as case:
        case.add(make(), make().report.text.encode())
        case.decide("merge", by="ana", why="", entity="a", into="b")
        before = case.counts(), list(case.custody()), case.decisions()
        with (
            psycopg.connect(address, autocommit=True) as tool,
            pytest.raises(psycopg.IntegrityError),
        ):
            tool.execute(command)
        assert (case.counts(), list(case.custody()), case.decisions()) == before


def test_a_sign_that_stands_for_another_is_refused(address: str, make: MakeReading) -> None:
    with open_case(address) as case:
        with pytest.raises(
            StoreError, match=r"the sign U\+8FFFE cannot be kept on a PostgreSQL server"
        ):
            case.add(make("Rockets \U0008fffe hit Smara."))
        assert set(case.counts().values()) == {0}
        assert case.add(make("Rockets \x00 hit Smara."))
        (report,) = case.reports()
        assert report.text == "Rockets \x00 hit Smara."
        assert case.text_of(report.id, 8, 13) == "\x00 hit"


def test_signs_that_are_kept_as_others_stand_in_their_order(
    address: str, tmp_path: Path, make: MakeReading
) -> None:
    signs = ["\x00", "\x01", "\x02", "\x00\x01", "\x01\x00", "\x01\x02", "\x00\x00", "", "\x93"]
    with open_case(address) as server, open_case(tmp_path / "news.case", create=True) as file:
        for case in (server, file):
            for number, sign in enumerate(signs):
                reading = make(f"Rockets hit Smara, {number} people said.")
                report = structs.replace(reading.report, name=f"a{sign}b{sign}")
                case.add(structs.replace(reading, report=report))
            assert [each.name for each in case.reports()] == sorted(f"a{s}b{s}" for s in signs)


def test_a_number_too_large_is_one_sentence(address: str, make: MakeReading) -> None:
    with open_case(address) as case:
        reading = make()
        (claim,) = reading.claims
        far = claim.__class__(**{**claim_fields(claim), "story": 2**64})
        with pytest.raises(StoreError, match="a number that is too large to be kept"):
            case.add(reading.__class__(**{**reading_fields(reading), "claims": (far,)}))
        assert case.add(reading)


def claim_fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__struct_fields__}  # type: ignore[attr-defined]


reading_fields = claim_fields


def test_a_user_without_rights_is_told(server: Cluster, address: str, make: MakeReading) -> None:
    database = address.partition("@/")[2].partition("?")[0]
    server.do("DROP ROLE IF EXISTS guest")
    server.do("CREATE ROLE guest LOGIN")
    server.do("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest", database)
    try:
        with open_case(address.replace("tester@", "guest@")) as case:
            assert list(case.reports()) == []
            with pytest.raises(StoreError, match="this user may not do that on the server"):
                case.add(make())
    finally:
        server.do("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM guest", database)


def test_a_locked_case_says_so(address: str, make: MakeReading) -> None:
    with open_case(address) as case, open_case(address, wait=0.05) as other, case.transaction():
        with pytest.raises(StoreError, match="another program is writing to this case; try again"):
            other.add(make())
        assert other.counts()["reports"] == 0


def test_a_server_that_stops_says_so(server: Cluster, address: str, make: MakeReading) -> None:
    kick = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE application_name = 'rashomon' AND pid <> pg_backend_pid()"
    )
    with open_case(address) as case:
        with pytest.raises(
            StoreError, match=r"the server was stopped|connection to the server was lost"
        ):
            add_and(case, make(), lambda: server.do(kick))
        with pytest.raises(
            StoreError, match=r"the server was stopped|connection to the server was lost"
        ):
            ask_until(case, lambda: server.do(kick))
        assert case.counts()["reports"] == 0
        assert case.add(make())


def add_and(case: Case, reading: object, then: object) -> None:
    with case.transaction():
        case.add(reading)  # type: ignore[arg-type]
        then()  # type: ignore[operator]


def ask_until(case: Case, then: object) -> None:
    for _ in range(3):
        case.counts()
        then()  # type: ignore[operator]


def test_a_reader_sees_one_steady_state(address: str, make: MakeReading) -> None:
    with open_case(address) as case, open_case(address) as other:
        for number in range(100):
            case.add(make(name=f"{number:03}"))
        seen = iter(other.readings())
        next(seen)
        case.add(make(name="later"))
        assert sum(1 for _ in seen) == 99
        assert sum(1 for _ in other.readings()) == 101


def test_streams_are_fetched_in_parcels(address: str, make: MakeReading) -> None:
    with open_case(address) as case:
        with case.transaction():
            for number in range(100):
                case.add(make(name=f"{number:03}"))
        streams = [case.reports(), case.custody()]
        for stream in streams:
            next(stream, None)
        with psycopg.connect(address) as tool:
            held = tool.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'FETCH FORWARD%' "
                "AND state = 'idle in transaction'"
            ).fetchone()
        assert held == (2,)
        streams.clear()


WRITERS = 2
EACH = 12


def test_several_write_at_once(address: str) -> None:
    with ProcessPoolExecutor(WRITERS, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(write_some, [address] * WRITERS, range(WRITERS)))
    assert sorted(name for fresh, _ in done for name in fresh) == sorted(
        [*(f"{w} {n}" for w in range(WRITERS) for n in range(EACH)), *map(str, range(EACH))]
    )
    # Each thing was decided on by one alone, whoever was first.
    assert sorted(number for _, mine in done for number in mine) == list(range(EACH))
    with open_case(address) as case:
        assert case.counts()["decisions"] == EACH
        assert_whole(case)


def write_some(address: str, writer: int) -> tuple[list[str], list[int]]:
    """Add readings of one's own and such as all add; decide on what all decide on."""
    fresh: list[str] = []
    mine: list[int] = []
    with open_case(address, wait=60) as case:
        for number in range(EACH):
            for name in (f"{writer} {number}", str(number)):
                if case.add(make_reading(name=name)):
                    fresh.append(name)
            try:
                case.decide("rename", by=str(writer), why="", entity=f"e{number}", name="x", seen=0)
                mine.append(number)
            except StaleError:
                pass
    return fresh, mine


def assert_whole(case: Case) -> None:
    """The log of custody is one chain, and tells of everything there is."""
    lines = list(case.custody())
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    before = custody.NOTHING
    for line in lines:
        told = {name: getattr(line, name) for name in line.__struct_fields__}
        assert line.before == before
        assert line.hash == custody.hash_of(told)
        before = line.hash
    counts = case.counts()
    told_of = [line.act for line in lines]
    for act, table in (("report", "reports"), ("reading", "readings"), ("decision", "decisions")):
        assert told_of.count(act) == counts[table]


def test_a_writer_that_is_killed_leaves_the_case_whole(address: str, make: MakeReading) -> None:
    program = (
        "import sys\nfrom rashomon.store import open_case\n"
        "from tests.store.conftest import make_reading\n"
        "with open_case(sys.argv[1]) as case:\n"
        "    case.add(make_reading(name='kept'))\n"
        "    with case.transaction():\n"
        "        for n in range(5): case.add(make_reading(name=str(n)))\n"
        "        print('in the middle', flush=True)\n"
        "        sys.stdin.read()\n"
    )
    root = Path(__file__).parents[2]
    paths = os.pathsep.join([str(root / "src"), str(root)])
    writer = subprocess.Popen(
        [sys.executable, "-c", program, address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    with writer, open_case(address, wait=20) as case:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "in the middle\n"
        # A reader during a write sees what was there before it.
        assert [report.name for report in case.reports()] == ["kept"]
        late = Thread(target=lambda: case.add(make(name="after")))
        late.start()
        writer.send_signal(signal.SIGKILL)
        late.join(20)
        assert not late.is_alive()
        assert [report.name for report in case.reports()] == ["after", "kept"]
        assert_whole(case)


def test_several_processes_may_make_the_same_case(server: Cluster, own: str) -> None:
    address = f"{server.address(own)}&schema=new"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        added = list(pool.map(add_one, [address] * 6, map(str, range(6))))
    assert added == [True] * 6
    with open_case(address) as case:
        assert case.counts()["reports"] == 6
        with pytest.raises(MissingError):
            case.claim("nothing")


def add_one(address: str, name: str) -> bool:
    with open_case(address, create=True, wait=60) as case:
        return case.add(make_reading(name=name))
