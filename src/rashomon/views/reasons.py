"""A claim in; each field with the rule that filled it and the words it went by out."""

from collections.abc import Iterator, Sequence

from rashomon.records import Claim, Reason, Span
from rashomon.views.nouns import named
from rashomon.views.rules import rule_words
from rashomon.views.values import days_words
from rashomon.views.words import event_words, voice_words

UNKEPT = "why the other fields are as they are is not kept here: read the report again"


def reason_lines(claim: Claim) -> Iterator[str]:
    """Lines "field: value — rule in words — “deciding words”"."""
    reasons = {reason.field for reason in claim.why}
    for reason in (*claim.why, *_firmness(claim, reasons)):
        words = reason.words or _own_words(claim, reason.field)
        value = value_words(claim, reason.field)
        parts = (f"{reason.field}: {value}", rule_words(reason), _quoted(words))
        yield " — ".join(part for part in parts if part)
    if not claim.why:
        yield UNKEPT


def value_words(claim: Claim, field: str) -> str:
    """What a field holds, in one line."""
    name, _, number = field.partition(".")
    if name == "event":
        return event_words(claim)
    if name == "chain":
        known = number.isdigit() and int(number) < len(claim.chain)
        return voice_words(claim.chain[int(number)]) if known else "not said"
    if name == "time" and claim.time:
        days = days_words(claim.time)
        return f"{claim.time.quote} [{days}]" if days else claim.time.quote
    value = getattr(claim, name, None)
    if name in ("actor", "target", "item", "place") and value is not None:
        return named(value.text, value.entity)
    return value if isinstance(value, str) else "not said"


def _firmness(claim: Claim, told: set[str]) -> Iterator[Reason]:
    """Certainty and polarity, where no reason tells of them but their words are known."""
    for field in ("certainty", "polarity"):
        if field not in told:
            yield Reason(field, "", _own_words(claim, field))


def _own_words(claim: Claim, field: str) -> tuple[Span, ...]:
    return {"certainty": claim.certainty_words, "polarity": claim.polarity_words}.get(field, ())


def _quoted(words: Sequence[Span]) -> str:
    return " … ".join(f"“{' '.join(span.quote.split())}”" for span in words)
