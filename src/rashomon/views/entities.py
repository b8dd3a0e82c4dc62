"""An entity or a decision in, what a person reads of it out."""

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.language import Language
from rashomon.linking.grades import words
from rashomon.records import Decision, Entity, Located, Standing

MOST_USERS = 4
SAYS = {"un": "the UN", "claimed": "claimed", "control": "held"}


def entity_lines(entity: Entity, language: Language) -> RenderableType:
    """An entity: what it is, where it lies, and a line for each of its names with who uses it."""
    head = Text(entity.name, style="bold")
    head.append(
        f"  {entity.id}, {entity.type.replace('_', ' ')}; named {entity.count} times in "
        f"{entity.reports} reports",
        style="not bold dim",
    )
    lines = [head]
    if entity.place is not None:
        lines.append(Text(f"    {place_words(entity.place)}", style="dim"))
        lines += [
            Text(f"    {standing_words(standing, language)}") for standing in entity.place.standings
        ]
    for use in entity.names:
        line = Text(f"    “{use.name}” ")
        kind = f"{use.kind}, " if use.kind and use.kind != "unlisted" else ""
        line.append(f"{kind}{use.count}", style="italic")
        users = [f"{who} ({count})" for who, count in use.users[:MOST_USERS]]
        rest = len(use.users) - MOST_USERS
        line.append(
            "  " + ", ".join(users) + (f" and {rest} more" if rest > 0 else ""), style="cyan"
        )
        lines.append(line)
    return Group(*lines, Text())


def place_words(place: Located) -> str:
    """Where a place lies: degrees, kind, territory."""
    parts: list[str] = [place.kind]
    if place.lat is not None and place.lon is not None:
        parts.append(f"{place.lat:.2f}, {place.lon:.2f}")
    parts += [part for part in (place.region, place.country and place.country.upper()) if part]
    return ", ".join(parts)


def standing_words(standing: Standing, language: Language) -> str:
    """What one side says of a place, with its dates; never who is right."""
    who = language.names.neutral.get(standing.by or "", standing.by or "")
    match standing.kind:
        case "un":
            words = f"UN: {standing.says}"
        case "claimed":
            words = f"claimed by {who}" + (f" as “{standing.says}”" if standing.says else "")
        case _:
            words = f"held by {who}"
    words += f", {standing.where}" if standing.where else ""
    words += f", since {standing.since}" if standing.since else ""
    return words + (f", until {standing.until}" if standing.until else "")


def _reviewed(decision: Decision) -> str:
    """A decision on a story, a claim, a copy or an origin."""
    yes = decision.kind in ("accept", "merge")
    match decision.of:
        case "story":
            holds = "tell" if yes else "do not tell"
            return f"reports {decision.entity} and {decision.into} {holds} of one happening"
        case "copy":
            holds = "copies" if yes else "does not copy"
            return f"report {decision.entity} {holds} {decision.into}"
        case "origin":
            holds = "rest" if yes else "do not rest"
            return f"claims {decision.entity} and {decision.into} {holds} on one origin"
        case _:
            done = {"edit": "told otherwise", "make": "made"}
            return f"claim {decision.entity} is {done.get(decision.kind, f'{decision.kind}ed')}"


def decision_words(decision: Decision) -> str:
    """What a decision says, without who, when and why."""
    match decision.kind:
        case "grade":
            return f"{decision.of} of {decision.entity}: {grade_words(decision)}"
        case kind if decision.of != "entity" and kind != "undo":
            return _reviewed(decision)
        case "merge":
            return f"{decision.entity} is {decision.into}"
        case "split":
            where = f" in report {decision.report}" if decision.report else ""
            return f"“{decision.name}” of {decision.entity} is {decision.into}{where}"
        case "rename":
            return f"{decision.entity} is called “{decision.name}”"
        case _:
            return f"decision {decision.undoes} is undone"


def grade_words(decision: Decision) -> str:
    """A grade with what it means: "B, usually reliable"."""
    return words(decision.of, decision.name or "")


def decision_line(decision: Decision, *, undone: bool = False) -> Text:
    """A decision of a person: what, who, when, why."""
    what = decision_words(decision)
    line = Text(f"{decision.number}  {what}", style="strike" if undone else "")
    line.append(f"  {decision.by}, {decision.made}", style="dim not strike")
    if decision.why:
        line.append(f": {decision.why}", style="not strike")
    return line
