"""What others have made of a report in, what the terminal shows of it out: whose note, on which
words; and who checked it, with what result, in their own words."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from rich.text import Text

from rashomon.records import Imported
from rashomon.views.given import at, first_words, line, words

MOST_TAGS = 10


def others_lines(imported: Iterable[Imported]) -> Iterator[Text]:
    """A line for each annotation and check, under a heading; nothing where there are none. Of one
    that was changed and came again, the last form."""
    newest: dict[tuple[str, str, int | None, str], Text] = {}
    for thing in imported:
        shown = _SHOWN.get(thing.kind)
        if shown is not None:
            value = msgspec.json.decode(thing.record)
            own = first_words(value, ("id",), ("@id",)) or thing.key
            key = thing.kind, own, thing.start, thing.quote or ""
            newest.pop(key, None)
            newest[key] = shown(thing, value)
    if newest:
        yield Text("What others have made of this report", style="bold")
        yield from newest.values()


def _annotation(thing: Imported, value: Any) -> Text:
    """ "Alma Rook on “nine were killed” 120-137: the count is of the first hour [numbers]"."""
    shown = Text("• ").append(line(_author(value), 60) or "somebody", style="cyan")
    if thing.quote is not None:
        shown.append(f" on “{line(thing.quote, 120)}”")
        shown.append(f"  {thing.start}-{thing.end}", style="dim")
        if _differs(value, thing.quote):
            shown.append(" (the note quotes it a little otherwise)", style="dim")
    elif at(value, "target", 0, "selector") is not None:
        shown.append(f" on words that were not found: “{line(_quoted(value), 120)}”")
    said, tags = line(_said(value)), _tags(value)
    shown.append(f": {said}" if said else "")
    return shown.append(f"  [{', '.join(tags)}]" if tags else "", style="dim")


def _check(thing: Imported, value: Any) -> Text:
    """ "checked by Plain Facts: Unproven “nine were killed” (https://…)"."""
    rating = at(value, "reviewRating")
    by = first_words(
        value, ("author", "name"), ("publisher", "name"), ("author", "url"), ("author",)
    )
    told = first_words(rating, ("alternateName",), ("name",)) or _number(rating)
    shown = Text("• checked by ").append(line(by, 80) or "somebody", style="cyan")
    shown.append(f": {line(told, 120)} “{line(words(value, 'claimReviewed'), 200)}”")
    if thing.start is not None:
        shown.append(f"  {thing.start}-{thing.end}", style="dim")
    return shown.append(f" ({line(words(value, 'url'), 200)})", style="dim")


_SHOWN = {"annotation": _annotation, "check": _check}


def _number(rating: Any) -> str:
    """A rating that has no words: "2 of 5"."""
    value, best = words(rating, "ratingValue"), words(rating, "bestRating")
    return f"{value} of {best}" if value and best else value


def _author(value: Any) -> str:
    """Who wrote an annotation: a name, else an account."""
    paths = ("user_info", "display_name"), ("creator", "name"), ("creator", "id"), ("creator",)
    named = first_words(value, *paths)
    return named or words(value, "user").removeprefix("acct:").partition("@")[0]


def _said(value: Any) -> str:
    """What an annotation says, for people."""
    said = [words(value, "text")] if words(value, "text") else []
    for body in _bodies(value):
        is_tag = words(body, "purpose") == "tagging"
        if not is_tag and words(body, "format") != "application/json":
            said.append(words(body) or words(body, "value"))
    return " / ".join(filter(None, [*said, words(value, "bodyValue")]))


def _tags(value: Any) -> list[str]:
    tags = at(value, "tags")
    found = [words(tag) for tag in tags] if isinstance(tags, list) else []
    found += [words(b, "value") for b in _bodies(value) if words(b, "purpose") == "tagging"]
    return [line(tag, 40) for tag in found if tag][:MOST_TAGS]


def _bodies(value: Any) -> list[Any]:
    bodies = at(value, "body")
    return bodies if isinstance(bodies, list) else [bodies]


def _quoted(value: Any) -> str:
    selectors = at(value, "target", 0, "selector")
    found = selectors if isinstance(selectors, list) else [selectors]
    return next((quote for each in found if (quote := words(each, "exact"))), "")


def _differs(value: Any, quote: str) -> bool:
    """Whether an annotation's words are others than those it was found at, but for spaces."""
    quoted = _quoted(value)
    return bool(quoted) and "".join(quoted.split()) != "".join(quote.split())
