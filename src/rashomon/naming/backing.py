"""The words around a noun in, the parties that are said to stand behind whom it names out."""

from collections.abc import Sequence

from rashomon.language import Language

LONGEST_OWNER = 3  # words
LEADING = ("by", "to", "with")


class Backing:
    """Finds who is said to stand behind somebody, as the wholes they belong to."""

    def __init__(self, plain: Sequence[str], language: Language) -> None:
        self.plain = plain
        self.names = language.names
        self.bound = language.naming.bound

    def in_word(self, index: int) -> tuple[str, ...]:
        """Who stands behind by a word: "Norland-backed", "Norport-led"."""
        name, dash, binding = self.plain[index].rpartition("-")
        if not dash or binding not in self.bound:
            return ()
        return self._owners((*name.split(), ""), 0, 1)

    def by(self, index: int) -> tuple[str, ...]:
        """Who stands behind by the words from one on: "rebels | backed by Norland and Sudmark"."""
        if index + 2 >= len(self.plain) or self.plain[index] not in self.bound:
            return ()
        if self.plain[index + 1] not in LEADING:
            return ()
        found: list[str] = []
        at = index + 2
        while at < len(self.plain) and (match := self.names.table.at(self.plain, at)):
            found += self._owners(self.plain, at, match[0])
            at += match[0]
            if at >= len(self.plain) or self.plain[at] not in (",", "and"):
                break
            at += 1
        return tuple(dict.fromkeys(found))

    def before(self, first: int, begin: int) -> tuple[int, tuple[str, ...]]:
        """Whose servants somebody is called by the words before one, and where these begin:
        "Norland | mercenaries", "Berg's | puppets"."""
        past = first - (first > begin and self.plain[first - 1] in ("'s", "'"))
        for length in range(LONGEST_OWNER, 0, -1):
            at = past - length
            if at >= begin and (behind := self._owners(self.plain, at, length)):
                return at, behind
        return first, ()

    def _owners(self, plain: Sequence[str], at: int, length: int) -> tuple[str, ...]:
        match = self.names.table.at(plain, at)
        if match is None or match[0] != length:
            return ()
        named = [name.entity for name in match[1] if name.kind != "context"]
        return tuple(dict.fromkeys(map(self.names.whole, named)))
