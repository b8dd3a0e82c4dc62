"""Numbers, times and places of a claim in, their plain words out."""

from rashomon.records import Claim, Quantity, Restated, Role, Time
from rashomon.views.nouns import counted, inside
from rashomon.views.patterns import english

# The bounds of these are said by the words themselves; of others ("about thirty") the words follow.
PLAIN_BOUNDS = ("at least", "at most", "up to", "between")
AGREES = {
    True: "which agrees",
    False: "which does not agree",
    None: "which cannot be converted",
}


def quantity_words(quantity: Quantity) -> str:
    """A number with what it counts: "at least 9 killed", "range 12 to 18 kilometres"."""
    if quantity.kind == "ordinal":
        return f"told as the {quantity.quote.lower()} {quantity.of}"
    if quantity.kind == "measure":
        return _measure_words(quantity)
    exact = quantity.low if quantity.low == quantity.high else None
    what = counted(quantity.of, exact)
    amount = interval_words(quantity)
    phrases = {
        "addition": f"{amount} more {what}",
        "part": f"among them {amount} {what}",
        "total": f"{amount} {what} in all",
    }
    return phrases.get(quantity.kind, f"{amount} {what}") + _loose_words(quantity)


def amount_words(quantity: Quantity) -> str:
    """How many, with the words where figures do not say it all: "at least 30 (“over 30”)"."""
    return interval_words(quantity) + _loose_words(quantity)


def interval_words(quantity: Quantity | Restated) -> str:
    """An interval: "9", "9 to 12", "at least 9", "up to 12"."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return f"“{_one_line(quantity.quote)}”"
    if low is None or high is None:
        return f"up to {_figure(high)}" if low is None else f"at least {_figure(low)}"
    return _figure(low) if low == high else f"{_figure(low)} to {_figure(high)}"


def time_words(claim: Claim) -> str:
    """When: "on Friday [2015-05-01]", the words alone where the page does not tell the day."""
    if claim.time is None:
        return ""
    words = _one_line(claim.time.quote)
    first, space, rest = words.partition(" ")
    if first.lower() in english().words["time_words"] | english().words["small"]:
        words = f"{first.lower()}{space}{rest}"
    before, after = _around(claim, claim.time)
    # "in Saturday's attack": the preposition is the attack's
    found = None if after.startswith(("'", "’")) else english().time_before.search(before)
    lead = found[1].lower() if found else _lead_of(words)
    days = days_words(claim.time)
    return " ".join(part for part in (lead, words, f"[{days}]" if days else "") if part)


def days_words(time: Time) -> str:
    """The calendar days that a time is read as, with how precise that is."""
    first, last = time.earliest, time.latest
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"{last} or earlier" if first is None else f"{first} or later"
    if first == last:
        return first
    told = time.precision in ("week", "month", "year")
    return f"{first} to {last}" + (f", to the {time.precision}" if told else "")


def place_words(claim: Claim, place: Role) -> str:
    """Where: "near Aleppo", with the preposition that stands before it in the quote."""
    words = inside(place.text, place.entity)
    found = english().place_before.search(_around(claim, place)[0])
    if found:
        before = found[1].lower()
        # "an attack on the port" is at the port
        return f"{'at' + before[2:] if before.split()[0] == 'on' else before} {words}"
    return f"in {words}" if words[0].isupper() else f"at {words}"


def _measure_words(quantity: Quantity) -> str:
    of = "" if quantity.of == "measure" else f"{quantity.of} "
    words = f"{of}{_with_unit(quantity)}"
    if quantity.again:
        words += f" (said again as {_with_unit(quantity.again)}, {AGREES[quantity.again.agrees]})"
    return words


def _with_unit(said: Quantity | Restated) -> str:
    if said.low is None and said.high is None:
        return interval_words(said)
    unit = said.unit or ""
    if unit.islower():  # "kilometre", but "USD"
        unit = counted(unit, said.low if said.low == said.high else None)
    return f"{interval_words(said)} {unit}".strip()


def _loose_words(quantity: Quantity) -> str:
    """The words of an amount, in brackets, where its figures do not say all that they say."""
    words = _one_line(quantity.quote)
    ranged = any(join in words for join in (" to ", " or ", "-", "–"))
    plain = quantity.low == quantity.high or ranged or words.lower().startswith(PLAIN_BOUNDS)
    return "" if plain else f" (“{words}”)"


def _lead_of(words: str) -> str:
    known = english().words
    parts = words.lower().split()
    if parts[0] in known["time_words"]:
        return ""
    if parts[0] in known["days"] or (len(parts) > 1 and parts[0].isdigit()):
        return "on"
    if parts[0] in known["months"]:
        return "on" if len(parts) > 1 and len(parts[1].strip(",")) < 4 else "in"
    return "in" if len(parts) == 1 and len(words) == 4 and words.isdigit() else ""


def _around(claim: Claim, part: Role | Time) -> tuple[str, str]:
    """The words of the evidence before and behind a part of it."""
    for span in claim.evidence:
        if span.start <= part.start and part.end <= span.end:
            before, after = (
                span.quote[: part.start - span.start],
                span.quote[part.end - span.start :],
            )
            return " ".join(before.split()), after
    return "", ""


def _figure(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:,.0f}" if number == int(number) else f"{number:g}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
