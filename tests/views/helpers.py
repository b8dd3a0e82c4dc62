"""Claims built by hand: words in, placed where they stand in a sentence."""

from typing import Any

from rashomon.records import Claim, Event, Hop, Quantity, Role, Span, Time

OUTLET = Hop(source="Gazette", source_kind="own_voice")


def placed(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def role(text: str, said: str) -> Role:
    """ "the army" or "the army|entity"."""
    words, _, entity = said.partition("|")
    where = placed(text, words)
    return Role(words, where.start, where.end, entity or None)


def hop(text: str, said: str) -> Hop:
    """ "the ministry|said|government|entity"; a voice of hearsay has no words: "|reportedly"."""
    words, cue, kind, entity = (*said.split("|"), "", "", "", "")[:4]
    where = placed(text, words) if words else None
    return Hop(
        source=words,
        source_kind=kind or ("organisation" if words else "hearsay"),  # type: ignore[arg-type]
        cue=cue or None,
        entity=entity or None,
        start=where.start if where else None,
        end=where.end if where else None,
    )


def number(
    text: str, of: str, words: str, low: float | None, high: float | None, **more: Any
) -> Quantity:
    where = placed(text, words)
    return Quantity(of, words, where.start, where.end, low, high, **more)


def claim(text: str, event: str, trigger: str, **fields: Any) -> Claim:
    """A claim whose evidence is the whole text; roles, voices and deciding words as words."""
    where = placed(text, trigger)
    roles = {n: role(text, fields[n]) for n in ("actor", "target", "item", "place") if n in fields}
    time = None
    if "time" in fields:
        words, *days = fields["time"].split("|")
        at = placed(text, words)
        first, last, precision = (*days, None, None, "unknown")[:3] if len(days) < 3 else days
        time = Time(words, at.start, at.end, first, last, precision)
    return Claim(
        id="claim",
        report="0123456789abcdef",
        story=0,
        evidence=(Span(0, len(text), text),),
        quote=text,
        event=Event(event, trigger, where.start, where.end, fields.get("mode")),  # type: ignore[arg-type]
        chain=(OUTLET, *(hop(text, said) for said in fields.get("voices", ()))),
        certainty=fields.get("certainty", "asserted"),
        polarity=fields.get("polarity", "affirmed"),
        reader="by hand",
        time=time,
        quantities=tuple(number(text, *said) for said in fields.get("numbers", ()))
        + tuple(fields.get("quantities", ())),
        certainty_words=tuple(placed(text, w) for w in fields.get("hedge", ())),
        polarity_words=tuple(placed(text, w) for w in fields.get("denial", ())),
        denies=fields.get("denies"),
        why=fields.get("why", ()),
        **roles,
    )
