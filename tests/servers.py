"""A PostgreSQL server of the tests' own: made in a temporary folder, without the care for disks
that a real one takes, and gone when they are done.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from rashomon.store import open_case

# Where Debian, Red Hat and others put the programs, the newest first.
FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin")
USER = "tester"
CARELESS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"


def program(name: str) -> Path | None:
    """One of PostgreSQL's programs."""
    found = [path for folder in FOLDERS for path in Path("/").glob(f"{folder[1:]}/{name}")]
    known = shutil.which(name)
    newest = max(
        found, key=lambda path: [int(n) for n in path.parts if n.isdigit()] or [0], default=None
    )
    return newest or (Path(known) if known else None)


# No guard and no key stands in the way of this; numbers begin anew.
EMPTY = """
DO $$ DECLARE each record; BEGIN
SET LOCAL session_replication_role = replica;
FOR each IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND relkind = 'r' AND relname <> 'alembic_version'
LOOP EXECUTE 'DELETE FROM ' || quote_ident(each.relname); END LOOP;
FOR each IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
LOOP PERFORM setval(each.oid::regclass, 1, false); END LOOP;
END $$
"""


class Cluster:
    """A server that runs, and databases on it, each with an empty case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)
        self._free: list[str] = []

    def address(self, database: str) -> str:
        """The address of a case."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    @contextmanager
    def database(self, encoding: str = "UTF8") -> Iterator[str]:
        """A database of its own, with nothing in it, by its name."""
        name = f"case{next(self._numbers)}"
        self.do(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}'")
        yield name
        self.do(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The address of an empty case. Its database is emptied and lent again, since making one
        takes half a second: whoever changes more than rows should take a `database`."""
        name = self._free.pop() if self._free else self._made()
        yield self.address(name)
        self.do(EMPTY, name)
        self._free.append(name)

    def _made(self) -> str:
        name = f"blank{next(self._numbers)}"
        self.do(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        open_case(self.address(name), create=True).close()
        return name

    def do(self, command: str, database: str = "postgres") -> None:
        """Have one command done."""
        import psycopg

        with psycopg.connect(
            host=str(self.folder), user=USER, dbname=database, autocommit=True
        ) as connection:
            connection.execute(command.encode())


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A server while a block lasts."""
    pytest.importorskip("psycopg", reason="needs psycopg (the extra rashomon[postgres])")
    initdb, postgres = program("initdb"), program("pg_ctl")
    if initdb is None or postgres is None:
        pytest.skip("needs PostgreSQL's programs (on Debian `apt-get install postgresql`)")
    # A short path: that of a socket may have a hundred characters.
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as name:
        folder = Path(name)
        data = str(folder / "data")
        user = _someone_else(folder)
        _run([initdb, "-D", data, "-A", "trust", "-N", "-U", USER, "-E", "UTF8"], user)
        options = f"{CARELESS} -c listen_addresses= -k {folder}"
        _run([postgres, "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start"], user)
        try:
            yield Cluster(folder)
        finally:
            _run([postgres, "-D", data, "-m", "immediate", "stop"], user)


def _someone_else(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: then the user that its packages make runs it."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, found.pw_uid, found.pw_gid)
        return name
    pytest.skip("PostgreSQL refuses to run as root, and there is no other user to run it")


def _run(command: Sequence[Path | str], user: str | None) -> None:
    # Its own files, not ours: the server keeps them open as long as it runs.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            list(map(str, command)),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            check=False,
            cwd="/",
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
            **(
                {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}
                if user
                else {}
            ),
        )
        said.seek(0)
        assert done.returncode == 0, said.read().decode()
