"""The entities that readings name in; parties and places of FollowTheMoney out.

A name that takes sides is a weak alias. A place whose status is contested has no country: what each
side says of it stands in its notes.
"""

from collections.abc import Iterator

from rashomon.exchange.material import Material
from rashomon.exchange.out.ftm_making import Maker, Values, ident
from rashomon.records import Claim, Hop, Located, Mention, MentionType, Role
from rashomon.views.entities import standing_words
from rashomon.views.places import located_of

SCHEMATA: dict[MentionType, str] = {
    "person": "Person",
    "organisation": "Organization",
    "armed_group": "Organization",
    "government": "PublicBody",
}
LISTED = {
    "person": "Person",
    "organisation": "Organization",
    "armed_group": "Organization",
    "media": "Organization",
    "government": "PublicBody",
}
ALIASES = {"official": "alias", "variant": "alias", "self": "alias", "acronym": "abbreviation"}
# A pin is as exact as the place is told; of a region or a country it would say more.
POINTS = (1, 2, 3)
LANDS = ("region", "district", "country", "area")


class Parties:
    """Who and what was named so far, with the names that reports use."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._listed = material.language.names.parties
        self._schemata: dict[str, str] = {}
        self._entities: dict[str, str] = {}
        self._names: dict[str, set[tuple[str, str]]] = {}
        self._places: dict[str, Located] = {}

    def of_mention(self, mention: Mention) -> str | None:
        """The party that a mention names; its name is kept. A land is none, unless its name means
        those who sit there."""
        if mention.type in ("place", "facility") and mention.use != "metonymic":
            return None
        party = self._party(mention.entity, mention.type)
        if party is not None:
            kind = ALIASES.get(mention.kind or "variant", "weakAlias")
            if mention.kind in (None, "unlisted"):
                kind = "alias"
            self._names.setdefault(party, set()).add((kind, mention.quote))
        return party

    def of_role(self, role: Role | None) -> str | None:
        """The party that stands in a role; None where it is none that a report names."""
        return self._known(role.entity) if role is not None else None

    def of_hop(self, hop: Hop) -> str | None:
        """The party whose word a voice is."""
        return self._known(hop.entity)

    def schema(self, party: str) -> str:
        """What a party is to FollowTheMoney."""
        return self._schemata[party]

    def place(self, claim: Claim) -> None:
        """Keep the place of a claim."""
        located = located_of(claim)
        if located is None:
            return
        known = self._places.setdefault(located.id, located)
        if located.precision < known.precision:  # "near the town" is of the town, too
            self._places[located.id] = located

    def lines(self, maker: Maker) -> Iterator[str]:
        """The parties, then the places."""
        for party in sorted(self._schemata):
            name = self._material.called(self._entities[party])
            properties: dict[str, Values] = {"name": name}
            for kind, written in sorted(self._names.get(party, ())):
                if written != name:
                    properties[kind] = [*(properties.get(kind) or ()), written]
            yield maker.line(self._schemata[party], party, properties)
        for key in sorted(self._places):
            yield self._place(self._places[key], maker)

    def _known(self, entity: str | None) -> str | None:
        return self._party(entity, None)

    def _party(self, entity: str | None, type_: MentionType | None) -> str | None:
        if entity is None:
            return None
        party = ident("party", entity)
        if party not in self._schemata:
            listed = self._listed.get(entity)
            schema = LISTED.get(listed.type) if listed else type_ and SCHEMATA.get(type_)
            if schema is None:
                return None
            self._schemata[party], self._entities[party] = schema, entity
        return party

    def _place(self, place: Located, maker: Maker) -> str:
        language = self._material.language
        notes = [standing_words(standing, language) for standing in place.standings]
        pinned = place.precision in POINTS and place.lat is not None and place.lon is not None
        told: dict[str, Values] = {
            "country": None if notes else place.country,
            "notes": notes,
            "summary": f"{place.kind}; precision {place.precision} (UCDP's where_prec)",
        }
        if notes and place.kind in LANDS:
            return maker.line("Territory", ident("place", place.id), {"name": place.name, **told})
        told |= {
            "full": place.name,
            "region": place.region,
            "latitude": str(place.lat) if pinned else None,
            "longitude": str(place.lon) if pinned else None,
        }
        return maker.line("Address", ident("place", place.id), told)
