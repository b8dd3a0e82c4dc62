"""What several screens show alike: a report's head, a voice, an account with its exact words."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.language.sounds import slug
from rashomon.records import (
    Access,
    Answer,
    Certainty,
    Claim,
    Hop,
    Polarity,
    Record,
    Report,
    SourceKind,
    Version,
)
from rashomon.views.sentences import claim_sentence
from rashomon.views.words import origins_words, voice_words

Called = Callable[[str], str]
# Characters before a bracket in which its name may stand already.
AROUND = 60


class Head(Record, frozen=True):
    """A report without its text. `outlet` is its publisher, or its name where none is known."""

    id: str
    name: str
    outlet: str
    publisher: str | None
    title: str | None
    author: str | None
    published: str | None
    retrieved: str | None
    language: str | None
    address: str
    sha256: str


class Voice(Record, frozen=True):
    """A voice of a chain in the report's words, and whom they mean where they do not say it; the
    outlet's own has no place, since it is the page."""

    words: str
    means: str | None
    kind: SourceKind
    access: Access
    cue: str | None = None
    entity: str | None = None
    start: int | None = None
    end: int | None = None


class Account(Record, frozen=True):
    """What one report says on one question, in its words, with the voices it has it from."""

    claim: str
    report: str
    value: str
    quote: str
    start: int
    end: int
    chain: tuple[Voice, ...]
    certainty: Certainty
    polarity: Polarity


class Count(Record, frozen=True):
    """On how much a version rests, and the same in words."""

    reports: int
    publishers: int
    origins_min: int
    origins_max: int
    words: str


def head_of(report: Report) -> Head:
    """A report's head."""
    return Head(
        id=report.id,
        name=report.name,
        outlet=report.publisher or report.name,
        publisher=report.publisher,
        title=report.title,
        author=report.author,
        published=report.published,
        retrieved=report.retrieved,
        language=report.language,
        address=report.address,
        sha256=report.sha256,
    )


def voice_of(hop: Hop, called: Called) -> Voice:
    """A voice as it is shown."""
    said = " ".join(hop.source.split())
    words = said or voice_words(hop)
    name = called(hop.entity) if hop.entity and said else None
    return Voice(
        words=words,
        means=name if name and name != hop.entity and not says(words, name) else None,
        kind=hop.source_kind,
        access=hop.access,
        cue=hop.cue,
        entity=hop.entity,
        start=hop.start,
        end=hop.end,
    )


def says(words: str, name: str) -> bool:
    """Whether some words say a name already: "the Interior Ministry" says "interior ministry"."""
    return slug(name) in slug(words) or slug(words) in ("", slug(name))


def readable(words: str, entities: Iterable[str | None], called: Called) -> str:
    """A sentence with the names of entities where it holds their ids: "he [Jorun Ka'Delle]". Where
    the words before say the name, it is not said again."""
    for entity in {each for each in entities if each}:
        before, *parts = words.split(f" [{entity}]")
        name = called(entity)
        for part in parts:
            said = slug(before[-AROUND:]).endswith(slug(name))
            before += part if said else f" [{name}]{part}"
        words = before
    return words


def sentence_of(claim: Claim, called: Called) -> str:
    """A claim as one plain sentence."""
    roles = (claim.actor, claim.target, claim.item, claim.place)
    entities = [role.entity for role in (*roles, *claim.chain) if role is not None]
    return readable(claim_sentence(claim), entities, called)


def account_of(answer: Answer, called: Called) -> Account:
    """An answer as it is shown."""
    return Account(
        claim=answer.claim,
        report=answer.report,
        value=called(answer.value),
        quote=answer.quote,
        start=answer.start,
        end=answer.end,
        chain=tuple(voice_of(hop, called) for hop in answer.chain),
        certainty=answer.certainty,
        polarity=answer.polarity,
    )


def count_of(version: Version) -> Count:
    """A version's counts."""
    return Count(
        reports=version.reports,
        publishers=version.publishers,
        origins_min=version.origins_min,
        origins_max=version.origins_max,
        words=origins_words(version),
    )


def in_order(answers: Sequence[Answer], reports: Mapping[str, Head]) -> list[Answer]:
    """Answers in the order in which they were told; undated ones last."""
    return sorted(answers, key=lambda a: (reports[a.report].published or "9", a.report, a.start))
