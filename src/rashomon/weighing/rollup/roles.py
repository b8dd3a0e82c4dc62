"""How often reports give each actor each role in, whether it had the role out.

Initiator, perpetrator, intervener and bystander are settled in this order, as in the R package
eventreport (0.1.2): a later role looks at the earlier ones as they were settled.
"""

from collections.abc import Mapping, Sequence

from rashomon.weighing.rollup.ways import Value

ROLES = ("initiator", "perpetrator", "intervener", "bystander")


def settle(row: Mapping[str, Value], actors: Sequence[str]) -> dict[str, Value]:
    """The roles of each actor (1 or 0); missing where the row has no such actor.

    - initiator: of all actors, the one that most reports say began it; nobody if two are tied
    - perpetrator: some report says so, and none calls the actor a bystander
    - intervener: some report says so, and the actor is not the initiator
    - bystander: some report says so, and the actor has none of the other three roles

    >>> settle({"a": "police", "a_initiator": 2, "a_perpetrator": 1, "a_intervener": 0,
    ...         "a_bystander": 0}, ["a"])
    {'a_initiator': 1, 'a_perpetrator': 1, 'a_intervener': 0, 'a_bystander': 0}
    """
    told = {actor: [_count(row, f"{actor}_{role}") for role in ROLES] for actor in actors}
    began = [counts[0] for counts in told.values()]
    first = max(began, default=0)
    alone = first > 0 and began.count(first) == 1
    settled: dict[str, Value] = {}
    for actor, (initiator, perpetrator, intervener, bystander) in told.items():
        was_first = alone and initiator == first
        took_part = perpetrator > 0 and bystander == 0
        stepped_in = intervener > 0 and not was_first
        stood_by = bystander > 0 and not (was_first or took_part or stepped_in)
        for role, held in zip(ROLES, (was_first, took_part, stepped_in, stood_by), strict=True):
            settled[f"{actor}_{role}"] = None if row.get(actor) is None else int(held)
    return settled


def _count(row: Mapping[str, Value], variable: str) -> float:
    count = row.get(variable)
    return count if isinstance(count, (int, float)) else 0
