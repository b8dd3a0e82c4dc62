"""What a report tells of an act in; where and when it says that it was, out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.exchange.out.told import FORCE, Account
from rashomon.exchange.out.wording import one_line
from rashomon.language import Language
from rashomon.records import Claim, Located, Reading, Role, Time

TOWNS = ("town", "capital")
# How precisely a place is told, from the land (1) to the building (6), by UCDP's where_prec. Sea
# and air (7) have no place on that scale.
GEO_PRECISION = {1: 5, 2: 4, 3: 3, 4: 2, 5: 2, 6: 1}
BUILDING = 6


@dataclass(frozen=True, slots=True)
class Where:
    """Where a report says an act was: the place as the gazetteer has it, the town, region and land
    it lies in, and the words; `located` is None where only words are known."""

    claim: Claim
    role: Role
    words: str
    located: Located | None = None
    city: str | None = None
    region: str | None = None
    district: str | None = None
    country: str | None = None

    @property
    def geo_precision(self) -> int | None:
        """How precise that is, from 1 (a land) to 6 (a building)."""
        if self.located is None:
            return None
        exact = self.located.precision == 1 and self.located.kind == "facility"
        return BUILDING if exact else GEO_PRECISION.get(self.located.precision)


def lands_of(readings: Iterable[Reading]) -> Mapping[str, Located]:
    """The places that readings name, by entity: what lies in what is told by them."""
    return {
        mention.entity: mention.place
        for reading in readings
        for mention in reading.mentions
        if mention.entity is not None and mention.place is not None
    }


def where_of(
    account: Account, lands: Mapping[str, Located], language: Language
) -> tuple[Where, ...]:
    """Where a report says its acts were: the place that most claims name first, then the most
    exact one. Empty where it names none."""
    roles = [
        (claim, role)
        for claim in account.acts
        for role in (claim.place, claim.target)
        if role is not None and (role.located is not None or role is claim.place)
    ]
    placed = [(claim, role) for claim, role in roles if role.located is not None]
    counts = Counter(role.located.id for _, role in placed if role.located)
    found = [_within(claim, role, lands, language) for claim, role in placed or roles]
    return tuple(sorted(found, key=lambda where: _rank(where, counts)))


def days_of(acts: Sequence[Claim]) -> tuple[tuple[Claim, Time], ...]:
    """The times that a report gives its act; those of its victims, who may have died later, only
    where it gives none. Beside a day, a month or "since 2008" says nothing more."""
    timed = [(claim, claim.time) for claim in acts if claim.time and _is_day(claim.time)]
    forced = [each for each in timed if each[0].event.type in FORCE] or timed
    return tuple([each for each in forced if each[1].precision == "day"] or forced)


def _is_day(time: Time) -> bool:
    return time.earliest is not None and time.latest is not None and time.precision != "unknown"


def _rank(where: Where, counts: Mapping[str, int]) -> tuple[int, int, int]:
    located = where.located
    if located is None:
        return 0, 0, where.role.start
    return -counts[located.id], located.precision, where.role.start


def _within(claim: Claim, role: Role, lands: Mapping[str, Located], language: Language) -> Where:
    """A place with what it lies in, as far up as the readings and the lists know it."""
    words, located = one_line(role.text), role.located
    if located is None:
        return Where(claim, role, words)
    names = language.names.neutral
    city = located.name if located.kind in TOWNS else None
    region = located.name if located.kind == "region" else located.region
    district = located.name if located.kind == "district" else None
    around, seen = located.country, {located.id}
    while around is not None and around in lands and lands[around].id not in seen:
        outer = lands[around]
        if outer.kind == "country":
            break
        seen.add(outer.id)
        city = city or (outer.name if outer.kind in TOWNS else None)
        region = region or (outer.name if outer.kind == "region" else outer.region)
        around = outer.country
    known = around is not None and (
        around in language.names.states or (around in lands and lands[around].kind == "country")
    )
    country = names.get(around, around) if around and known else None
    if located.kind == "country":
        country = located.name
    named = names.get(region, region) if region else None
    return Where(claim, role, words, located, city, named, district, country)
