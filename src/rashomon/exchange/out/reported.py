"""A story as it is told in; a row for each of its reports in the shape of eventreport, out.

The columns are those of the data that come with the R package eventreport (0.1.2), in their order;
behind them stand our own, which lead each cell back to the words that it was filled from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from rashomon.exchange.material import Material
from rashomon.exchange.out.parties import Party, parties_of, slots_of
from rashomon.exchange.out.sites import Where, days_of, lands_of, where_of
from rashomon.exchange.out.table import Cell
from rashomon.exchange.out.told import FORCE, Account, Told
from rashomon.exchange.out.tolls import Toll, toll_of
from rashomon.exchange.out.wording import joined, one_line
from rashomon.language import Language
from rashomon.records import Claim, Report, Role
from rashomon.weighing.rollup.rules import ACTORS, CERTAIN, DATES, EFFECTS, PLACE, TOLL

PARTS = ("", "_id", "_type", "_subtype", "_party", "_violence", "_precision")
ROLES = ("_initiator", "_perpetrator", "_intervener", "_bystander", "_victim")
COLUMNS: tuple[str, ...] = (
    *("id", "event_id", "country", "election", "certain", *CERTAIN),
    *DATES,
    *PLACE,
    *(actor + part for actor in ACTORS for part in (*PARTS, *ROLES)),
    *("event_context", "target", *TOLL, *EFFECTS),
    *("source", "number_of_sources", "source_author", "source_type", "source_classification"),
    *("sampling", "unit_of_analysis", "aggregation"),
)
# Ours, behind those of eventreport.
SIDE = (
    *("report", "address", "sha256", "published", "headline", "place", "where_prec", "adm_1"),
    *("adm_2", "more_actors", "source_original", "claims", "denials", "evidence"),
)
Row = dict[str, Cell]
# What counts as killed and wounded in the columns of deaths and injuries.
TOLLS = {"deaths": "killed", "injuries": "wounded"}


class Proof(msgspec.Struct, frozen=True):
    """The words that filled a column: of which claim, where they stand, on whose word they are
    said (outermost voice first), how firmly."""

    column: str
    claim: str
    words: str
    start: int
    end: int
    said_by: tuple[str, ...]
    certainty: str


class Denied(msgspec.Struct, frozen=True):
    """What a report says that somebody denies: what it takes back, and the words."""

    by: str
    denies: str | None
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reported:
    """A story as rows: what it tells, the parties in the order of their columns, and of each
    report, in the order of `rows`, the parties that it names and where it says it was."""

    told: Told
    slots: Sequence[str]
    rows: Sequence[Row]
    parties: Sequence[Mapping[str, Party]]
    places: Sequence[Sequence[Where]]


def reported(told: Told, material: Material) -> Reported:
    """A story, a row for each of its reports."""
    parties = [parties_of(account, material) for account in told.accounts]
    lands = lands_of(account.reading for account in told.accounts)
    places = [where_of(account, lands, material.language) for account in told.accounts]
    slots = slots_of(parties)
    rows = [
        _row(told, account, slots, mine, where, material)
        for account, mine, where in zip(told.accounts, parties, places, strict=True)
    ]
    return Reported(told, slots, rows, parties, places)


def _row(
    told: Told,
    account: Account,
    slots: Sequence[str],
    parties: Mapping[str, Party],
    where: Sequence[Where],
    material: Material,
) -> Row:
    row: Row = {"id": account.report.id, "event_id": told.story.id}
    proofs: list[Proof] = []
    for part in (_days(account), _place(where), _target(account, material)):
        row |= part[0]
        proofs += part[1]
    for number, key in enumerate(slots[: len(ACTORS)], 1):
        if key in parties:
            found = _actor(f"actor{number}", parties[key])
            row |= found[0]
            proofs += found[1]
    more = [parties[key] for key in slots[len(ACTORS) :] if key in parties]
    row["more_actors"] = joined(party.name for party in more) or None
    proofs += [_proof("more_actors", *role) for party in more for role in party.roles[:1]]
    for name, of in TOLLS.items():
        toll = toll_of(account.acts, of, material.language)
        row |= {f"{name}_best": toll.best, f"{name}_low": toll.low, f"{name}_high": toll.high}
        proofs += _toll_proofs(name, toll)
    row |= _source(account.report)
    row["source_original"] = joined(_originals(account, proofs, material.language)) or None
    row["claims"] = joined(proof.claim for proof in proofs) or None
    row["denials"] = _json(_denials(told, account.report.id))
    row["evidence"] = _json(proofs)
    return row


def _source(report: Report) -> Row:
    return {
        "source": report.publisher,
        "source_author": report.author,
        "unit_of_analysis": "Event report",
        "aggregation": "None",
        "report": report.name,
        "address": report.address,
        "sha256": report.sha256,
        "published": report.published,
        "headline": report.title,
    }


def _days(account: Account) -> tuple[Row, list[Proof]]:
    timed = days_of(account.core)
    if not timed:
        return {}, []
    row: Row = {
        "date_start": min(time.earliest or "" for _, time in timed),
        "date_end": max(time.latest or "" for _, time in timed),
    }
    return row, [
        _proof("date_start", claim, Role(time.quote, time.start, time.end)) for claim, time in timed
    ]


def _place(places: Sequence[Where]) -> tuple[Row, list[Proof]]:
    if not places:
        return {}, []
    where = places[0]
    located = where.located
    row: Row = {"location": where.words, "city": where.city, "country": where.country}
    if located is not None:
        row |= {
            "latitude": located.lat,
            "longitude": located.lon,
            "geo_precision": where.geo_precision,
            "place": located.name,
            "where_prec": located.precision,
            "adm_1": where.region,
            "adm_2": where.district,
        }
    return row, [_proof("location", where.claim, where.role)]


def _target(account: Account, material: Material) -> tuple[Row, list[Proof]]:
    """What was struck, as the first act of force with a target has it; whom it hurt is told by the
    actors."""
    for claim in account.acts:
        role = claim.target
        if claim.event.type in FORCE and role and not material.language.is_pronoun(role.text):
            name = material.called(role.entity) if role.entity else one_line(role.text)
            return {"target": name}, [_proof("target", claim, role)]
    return {}, []


def _actor(actor: str, party: Party) -> tuple[Row, list[Proof]]:
    """A party's columns. Who began it, stepped in or stood by is not told by who did what to whom,
    and stays blank."""
    row: Row = {
        actor: party.name,
        f"{actor}_id": party.key if party.entity else None,
        f"{actor}_type": party.type.replace("_", " ") or None,
        f"{actor}_subtype": party.subtype or None,
        f"{actor}_violence": joined(party.modes) or None,
        f"{actor}_precision": party.precision,
        f"{actor}_perpetrator": int(party.doer),
        f"{actor}_victim": int(party.hit),
    }
    return row, [_proof(actor, claim, role) for claim, role in party.roles]


def _toll_proofs(name: str, toll: Toll) -> list[Proof]:
    return [
        _proof(name, claim, Role(number.quote, number.start, number.end))
        for claim, number in toll.by
    ]


def _originals(account: Account, proofs: Sequence[Proof], language: Language) -> Iterator[str]:
    """The innermost voices of the claims that filled a row, in the words of the report: of one that
    is a pronoun there ("he"), the words that name whom it leads back to, else none."""
    used = {proof.claim for proof in proofs}
    for claim in account.acts:
        voice = claim.chain[-1]
        if claim.id not in used or voice.source_kind == "own_voice" or not voice.source:
            continue
        if not language.is_pronoun(voice.source):
            yield one_line(voice.source)
        elif voice.entity is not None:
            named = (
                one_line(mention.quote)
                for mention in account.reading.mentions
                if mention.entity == voice.entity and not language.is_pronoun(mention.quote)
            )
            yield next(named, "")


def _denials(told: Told, report: str) -> list[Denied]:
    return [
        Denied(denial.by, denial.denies, denial.quote, denial.start, denial.end)
        for denial in told.story.denials
        if denial.report == report
    ]


def _proof(column: str, claim: Claim, role: Role) -> Proof:
    voices = tuple(hop.source or f"({hop.source_kind})" for hop in claim.chain)
    words = role.text
    return Proof(column, claim.id, words, role.start, role.end, voices, claim.certainty)


def _json(records: Sequence[msgspec.Struct]) -> str | None:
    return msgspec.json.encode(records).decode() if records else None
