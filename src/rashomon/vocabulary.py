"""The words that records may hold: kinds, types and states, each a closed list."""

from typing import Literal, get_args

SegmentKind = Literal[
    "title",
    "byline",
    "dateline",
    "section",
    "body",
    "caption",
    "related",
    "widget",
    "comment",
]
MentionType = Literal[
    "person",
    "organisation",
    "armed_group",
    "government",
    "place",
    "nationality",
    "weapon",
    "platform",
    "facility",
    "date",
    "quantity",
    "document",
    "other",
]
# Kinds of places: the point of a town is exact, that of a region or an area is its middle.
SiteKind = Literal[
    "town", "capital", "region", "district", "country", "facility", "water", "terrain", "area"
]
# What is said of a place's status: what the UN holds it to be, who claims it, who holds it.
StandingKind = Literal["un", "claimed", "control"]
# Whether a place's name means the place, or those who sit there ("Washington said").
PlaceUse = Literal["literal", "metonymic"]
# How a name names its party: in full, otherwise spelt, by its letters, its seat, its people, its
# forces; as it calls itself, as an adversary does, as one side does, as only the text can tell.
NameKind = Literal[
    "official",
    "variant",
    "acronym",
    "metonym",
    "demonym",
    "forces",
    "self",
    "hostile",
    "contested",
    "context",
    "unlisted",
]
# What a person may decide.
DecisionKind = Literal[
    "merge", "split", "rename", "accept", "reject", "edit", "make", "grade", "undo"
]
# What a person decides on: whom names mean, which reports tell one story, a claim as it was read,
# who copies whom, whether two claims rest on one origin; and the scales on which people grade.
DecisionOf = Literal[
    "entity",
    "story",
    "claim",
    "copy",
    "origin",
    "reliability",
    "credibility",
    "likelihood",
    "status",
]
# What somebody may do in a case: look; decide and add as well; let others in as well.
PersonRole = Literal["read", "review", "admin"]
# What the log of custody tells of.
CustodyAct = Literal[
    "raw",
    "report",
    "reading",
    "failure",
    "decision",
    "list",
    "fetch",
    "import",
    "links",
    "comparison",
    "export",
    "person",
]
# What others have made that a case can hold.
ImportKind = Literal["annotation", "check", "event"]
SourceKind = Literal[
    "named_person",
    "named_official",
    "unnamed_official",
    "organisation",
    "government",
    "armed_group",
    "media",
    "document",
    "witness",
    "expert",
    "hearsay",
    "unspecified",
    "own_voice",
]
Manner = Literal["direct", "indirect", "mixed"]
Certainty = Literal["asserted", "reported", "alleged", "possible", "planned"]
Polarity = Literal["affirmed", "denied"]
# What a denial takes back: that it took place, who did it, to whom, how many, or why.
Denied = Literal["act", "doer", "target", "item", "number", "intent"]
Access = Literal["saw", "told", "document", "unknown"]
QuantityKind = Literal["count", "total", "addition", "part", "ordinal", "measure"]
EventType = Literal[
    "attack",
    "casualties",
    "damage",
    "arms_transfer",
    "production",
    "training",
    "financing",
    "hosting",
    "deployment",
    "weapons_test",
    "claim_of_responsibility",
    "accusation",
    "denial",
    "no_comment",
    "confirmation",
    "diplomatic_break",
    "meeting",
    "agreement",
    "sanction",
    "threat",
    "condemnation",
    "demand",
    "support",
    "aid",
    "arrest",
    "investigation",
    "ceasefire",
    "ceasefire_violation",
    "displacement",
    "protest",
    "statement",
]
AttackMode = Literal[
    "rocket",
    "artillery",
    "air_strike",
    "drone_strike",
    "bombing",
    "shooting",
    "missile",
    "chemical",
    "other",
]
PointState = Literal["single", "agree", "differ", "denied"]
# What the voice is that a version rests on, for all that its words show.
OriginKind = Literal[
    "named_official",
    "unnamed_official",
    "party_statement",
    "witness",
    "expert",
    "document",
    "other_outlet",
    "named_person",
    "own_reporter",
    "none_given",
]
# What a version says of the side that its origin speaks for.
Interest = Literal["serves_its_side", "against_its_interest", "third_party", "unknown"]
# Names of rules (docs/explanation/comparing.md); several may hold, and none means true or false.
LabelName = Literal[
    "unattributed",
    "one_origin",
    "one_origin_many_copies",
    "several_origins_same_side",
    "opposing_sides_agree",
    "conceded_by_the_side_it_hurts",
    "denied",
    "values_conflict",
    "withdrawn_or_corrected",
]
# How far one report is a copy of another: all its words; nearly all; most, reworded or added to;
# some passages; only what somebody is quoted with.
CopyDegree = Literal["same", "copy", "derived", "partial", "quote"]
DriftKind = Literal[
    "attribution",
    "certainty",
    "polarity",
    "number",
    "unit",
    "actor",
    "target",
    "item",
    "place",
    "time",
    "reason",
    "naming",
    "dropped",
]
SilenceKind = Literal["not_stated", "not_asked", "asked_no_answer", "replied"]

EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
# The states of a point on which accounts differ.
CONFLICTS: frozenset[PointState] = frozenset({"differ", "denied"})
# What somebody says or does about a happening, no happening of its own.
SPEECH: frozenset[EventType] = frozenset(
    {
        "statement",
        "accusation",
        "denial",
        "no_comment",
        "confirmation",
        "condemnation",
        "demand",
        "threat",
        "investigation",
    }
)
