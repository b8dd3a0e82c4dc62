"""How a case is kept: what it came from, what was done to it, and whether it is as it was kept."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rashomon.language import Language, load_language
from rashomon.records import Altered, CustodyLine, Fetch, Imported, ImportKind, Verified
from rashomon.store import asking, custody, foreign, lists, verifying
from rashomon.store.foreign import Thing
from rashomon.store.settled import Settled
from rashomon.store.sqlite import File
from rashomon.store.words import index_of


class Guarded(Settled):
    """Raw bytes, lists, visits, what others made; the log of custody over all of it, and copies."""

    def raw(self, sha256: str) -> bytes:
        """The raw bytes under a hash, checked against it."""
        with self._reading() as connection:
            return asking.raw(connection, sha256)

    def raw_hashes(self) -> list[str]:
        """The hashes of all raw bytes that are kept, in order."""
        with self._reading() as connection:
            return asking.raw_hashes(connection)

    def keep_lists(self, actors: Sequence[Path] = (), places: Sequence[Path] = ()) -> None:
        """Keep a user's lists of parties and places with the case, by their file names; one of the
        same name as a kept one takes its place."""
        with self._writing() as connection:
            lists.keep(connection, "actors", actors)
            lists.keep(connection, "places", places)

    def list_files(self) -> tuple[list[Path], list[Path]]:
        """The lists of parties and of places that are kept with the case, as files."""
        with self._reading() as connection:
            return lists.files(connection, "actors"), lists.files(connection, "places")

    def language(self) -> Language:
        """The word lists, with those that are kept with the case on top."""
        return load_language("en", *self.list_files())

    def keep_fetch(self, fetch: Fetch) -> None:
        """Keep what was asked of an address, and what the server said."""
        with self._writing() as connection:
            foreign.keep_fetch(connection, fetch)

    def fetches(self, sha256: str | None = None) -> Iterator[Fetch]:
        """Every visit to an address, or those that brought the bytes of a hash, in order."""
        return self._stream(lambda connection: foreign.fetches(connection, sha256))

    def take_in(
        self, kind: ImportKind, things: Sequence[Thing], *, by: str, source: str, sha256: str
    ) -> list[bool]:
        """Keep things that others made (see `Imported`), some hundred in one go; `source` and
        `sha256` are of the file they came in.

        Of each, whether it was new: one whose kind and key are kept already stays as it is."""
        with self._writing() as connection:
            told = {"by": by, "source": source, "sha256": sha256}
            return foreign.take_in(connection, kind, things, **told)

    def imported(
        self, kind: ImportKind | None = None, report: str | None = None
    ) -> Iterator[Imported]:
        """What others have made and people took in: of a kind, of a report by id, or all."""
        return self._stream(lambda connection: foreign.imported(connection, kind, report))

    def custody(self, since: int = 0) -> Iterator[CustodyLine]:
        """The log of custody, from the line behind a number on."""
        return self._stream(lambda connection: custody.lines(connection, since))

    def custody_head(self) -> tuple[int, str]:
        """How many lines the log of custody has, and the hash of the last one."""
        with self._reading() as connection:
            return custody.head(connection)

    def log_export(self, form: str, digest: str, detail: Mapping[str, object], by: str) -> None:
        """Write into the log of custody that the case was exported, with the hash of it."""
        with self._writing() as connection:
            custody.write(connection, "export", form, digest, detail, by)

    def verify(self, noted: str | None = None) -> tuple[Verified, list[Altered]]:
        """Hash all that is kept anew, and hold it against the log of custody and against what it
        follows from; what was checked, and what is not as it was kept.

        `noted` is the hash of a line of the log that somebody wrote down elsewhere: a log that was
        made anew from its beginning does not hold it."""
        with self._reading() as connection:
            checked, altered = verifying.verify(connection, self.language, noted)
        return checked, [*altered, *self._broken_indexes()]

    def _broken_indexes(self) -> Iterator[Altered]:
        """The word indexes that do not hold the words of their tables. SQLite answers only whoever
        may write, so a file that is read-only is asked in a copy."""
        if self.takes_changes:
            names = self._broken()
        else:
            with TemporaryDirectory(prefix="rashomon-verify-") as folder:
                from rashomon.store.case import open_case  # which is built on this

                self.copy_to(copy := Path(folder) / "case.db")
                with open_case(copy) as asked:
                    names = asked._broken()
        for name in names:
            what = f"the word index {name} does not hold the words of its table"
            yield Altered(name, "", what)

    def _broken(self) -> list[str]:
        lent = self._writing if isinstance(self._base, File) else self._reading
        with lent() as connection:
            return index_of(connection).broken(connection)

    def copy_to(self, path: Path) -> None:
        """Write a clean copy of the case as it is now, also while others write, to a new file."""
        if isinstance(self._base, File):
            self._base.copy_to(path)
        else:
            from rashomon.store.case import open_case  # which is built on this
            from rashomon.store.copying import copy

            with open_case(path, create=True) as copied:
                copy(self, copied)
