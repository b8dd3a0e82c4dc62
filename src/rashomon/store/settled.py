"""What people of a case decided, and who they are: laid over what was read, never into it."""

from collections.abc import Collection

from rashomon.linking import grades
from rashomon.records import Claim, Decision, DecisionKind, DecisionOf, Person, PersonRole
from rashomon.store import asking, decisions, people, stories
from rashomon.store.opened import Opened


class Settled(Opened):
    """The decisions of a case, its grades, and the people who may open it on a server."""

    def decide(
        self,
        kind: DecisionKind,
        *,
        by: str,
        why: str,
        entity: str | None = None,
        into: str | None = None,
        name: str | None = None,
        report: str | None = None,
        undoes: int | None = None,
        of: DecisionOf = "entity",
        claim: Claim | None = None,
        seen: int | None = None,
        own: Collection[int] = (),
    ) -> Decision:
        """Write down what a person has decided (see `Decision`); `report` is a key as for
        `reading`. Readings asked for from now on are seen that way; none is changed.

        `seen` is the number of the last decision that whoever decides has seen, `own` are later
        ones of theirs: where somebody else decided on the same thing since, a `StaleError` says
        who, and nothing is written."""
        said: dict[str, object] = {
            "kind": kind,
            "by": by,
            "why": why,
            "entity": entity,
            "into": into,
            "of": of,
        }
        said |= {"name": name, "report": report, "undoes": undoes, "claim": claim}
        with self._writing() as connection:
            return decisions.decide(connection, seen, own, **said)

    def grades(self, of: DecisionOf, subject: str) -> list[Decision]:
        """The grades of a scale that people gave a source (its entity), a claim (its `claim_key`)
        or a story (its id), and that hold: the last one first, of each person the last."""
        subjects = [subject]
        if of == "status":
            with self._reading() as connection:
                subjects = stories.former(connection, subject)
        return grades.grades(self.standing(), of, subjects)

    def names(self, entity: str) -> bool:
        """Whether any reading names an entity, or a decision leads to it."""
        with self._reading() as connection:
            named = asking.names(connection, entity)
        return named or any(entity == decision.into for decision in self.standing())

    def standing(self) -> list[Decision]:
        """The decisions that hold: those that nobody has undone."""
        return decisions.standing(self.decisions())

    def last_decision(self) -> int:
        """The number of the last decision, 0 before the first."""
        with self._reading() as connection:
            return decisions.last(connection)

    def decisions(self) -> list[Decision]:
        """Every decision of this case in the order they were made, undone ones as well."""
        with self._reading() as connection:
            return decisions.log(connection)

    def add_person(
        self, name: str, role: PersonRole, *, by: str | None = None
    ) -> tuple[Person, str]:
        """Let somebody open the case through its server; who it is, and their token, which nobody
        can be told again."""
        with self._writing() as connection:
            return people.add(connection, name, role, by)

    def end_person(self, name: str, *, by: str | None = None) -> Person:
        """Let somebody in no more, by name; what they decided stays theirs."""
        with self._writing() as connection:
            return people.end(connection, name, by)

    def people(self) -> list[Person]:
        """All who were ever let in by a token of their own."""
        with self._reading() as connection:
            return people.everybody(connection)

    def has_people(self) -> bool:
        """Whether anybody may open the case by a token of their own."""
        with self._reading() as connection:
            return people.any_left(connection)

    def whose(self, token: str) -> Person | None:
        """Whose token this is, if they may open the case."""
        with self._reading() as connection:
            return people.whose(connection, token)
