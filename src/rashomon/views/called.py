"""A case in; how its entities are called now, for whoever shows them, out."""

from collections.abc import Callable, Mapping

from rashomon.linking.verdicts import Verdicts
from rashomon.store import Case


class Names:
    """What the entities of a case are called: by people, by the lists, or by the reports."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._written: dict[str, str] = {}

    def as_of(self, verdicts: Verdicts, neutral: Mapping[str, str]) -> Callable[[str], str]:
        """Names entities as they are called now: by what people call them, else by the lists
        (`neutral`), else as the reports write them."""
        given = dict(verdicts.called)

        def called(entity: str) -> str:
            plain = entity.removeprefix("not ")
            name = given.get(plain) or neutral.get(plain) or self._as_written(plain)
            return entity.removesuffix(plain) + name

        return called

    def _as_written(self, entity: str) -> str:
        """How the reports write an entity that no list knows; its id where it is no entity but a
        value, as a number is."""
        if entity not in self._written:
            self._written[entity] = self._case.name_of(entity) or entity
        return self._written[entity]
