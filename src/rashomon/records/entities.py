"""Who and what a case names, under which names, and what people have decided of it."""

from rashomon.records.base import Record
from rashomon.records.reading import Claim, Located
from rashomon.vocabulary import DecisionKind, DecisionOf, MentionType, NameKind


class Decision(Record, frozen=True):
    """What a person has decided on a case.

    Of entities: that two are one (merge `entity` into `into`), that a name of one means another
    (split `name`, in one `report` or all, off `entity` to `into`), what it is called (rename to
    `name`). Of a story: that two reports, `entity` and `into`, tell of one happening (merge) or do
    not (split). Of a copy between two reports, or of one origin of two claims, that it holds
    (accept) or does not (reject); a claim alone is accepted or rejected as it was read, is told
    otherwise (edit) or is added by a person (make), and then `claim` is what holds. A claim goes by
    where it stands, `report:start-end:type`, so that a newer reading keeps the decision. A
    grade (`name`) of `entity` on a scale (`of`): how reliable a source is, how credible or likely a
    claim, how well confirmed a story. Undo takes back the decision `undoes`.
    """

    number: int
    made: str
    by: str
    kind: DecisionKind
    why: str
    entity: str | None = None
    into: str | None = None
    name: str | None = None
    report: str | None = None
    undoes: int | None = None
    of: DecisionOf = "entity"
    claim: Claim | None = None


class NameUse(Record, frozen=True):
    """A name of an entity: how it is written, of what kind it is, how often, and who uses it: the
    voices in whose words it stands, an outlet's own among them, with counts."""

    name: str
    kind: NameKind | None
    count: int
    users: tuple[tuple[str, int], ...]
    reports: tuple[str, ...]


class Entity(Record, frozen=True):
    """A party, a person or a place of a case, with all its names; `candidates` where names were
    left open between parties."""

    id: str
    name: str
    type: MentionType
    count: int
    reports: int
    names: tuple[NameUse, ...]
    place: Located | None = None
