"""A claim in, the clause that tells its event out: a pattern, filled, in the form asked for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.language.forms import verb_forms
from rashomon.records import Claim, Quantity, Role, Time
from rashomon.views.nouns import FATES, as_object, as_subject, inside, is_negative, is_plural
from rashomon.views.patterns import Patterns, patterns_of
from rashomon.views.values import amount_words, days_words, place_words, quantity_words, time_words

SLOT = re.compile(r"\{(\w+)\}")
OPTION = re.compile(r"\[([^\[\]]*)\]")
VERB = re.compile(r"<(\w+)(?:/(\w+))?>")
# "there <be> an attack", denied: "there was no attack".
THERE = re.compile(r"^(there <[^>]+>) (?:an? )?")
# "The mayor, who is ill": a comma opens what another one has to close.
BESIDE = re.compile(r", (?:who|which|whose|an?|the|\d+)\b")
ROLES = ("actor", "target", "item")
STATED = 100  # letters of a statement's words in its sentence; the whole stands below it


@dataclass(frozen=True, slots=True)
class Mood:
    """How a clause is told: as not having happened, as planned; `voiced` where the sentence names
    whose word the plan is, `refused` where the clause stands behind "denies that"."""

    denied: bool = False
    planned: bool = False
    voiced: bool = False
    refused: bool = False


def account(claim: Claim, mood: Mood, actor: str | None = None) -> str:
    """The event with its circumstances and numbers; `actor` stands for the doer's words."""
    words = dict(_slots(claim))
    if actor is not None and "actor" in words:
        words["actor"] = actor
    patterns = patterns_of(claim.event)
    pattern = _fitting(patterns, words)
    text = _filled(pattern, words, mood)
    if claim.event.type == "statement":  # its words say all the rest
        return text
    slots = SLOT.findall(pattern)
    told = [getattr(claim, name) for name in ROLES if name in words and name in slots]
    text = " ".join((text, *_circumstances(claim, told)))
    if patterns.unsaid and "actor" not in words and not (mood.denied or mood.refused):
        text += f", {patterns.unsaid}"
    beside = [f"{name}: {words[name]}" for name in ROLES if name in words and name not in slots]
    text += f" ({'; '.join(beside)})" if beside else ""
    numbers = ", ".join(map(quantity_words, _numbers(claim, told, slots)))
    return f"{text}: {numbers}" if numbers else text


def _slots(claim: Claim) -> Iterator[tuple[str, str]]:
    """The roles that say something that neither the trigger nor a role before them says."""
    kept: list[Role] = []
    for name in ROLES:
        role = getattr(claim, name)
        if role is None or _is_told(role, kept):
            continue
        if claim.event.start <= role.start and role.end <= claim.event.end:
            continue
        kept.append(role)
        yield name, inside(role.text, role.entity)
    for fate, quantity in _fates(claim).items():
        yield fate, amount_words(quantity)
    yield "trigger", " ".join(claim.event.trigger.split())
    yield "quote", _shortened(" ".join(claim.quote.split()))


def _fitting(patterns: Patterns, words: Mapping[str, str]) -> str:
    """The first pattern whose slots can be filled; the last one asks for the least."""
    for pattern in patterns.says:
        if all(name in words for name in SLOT.findall(OPTION.sub("", pattern))):
            return pattern
    return patterns.says[-1]


def _filled(pattern: str, words: Mapping[str, str], mood: Mood) -> str:
    """A pattern with its options chosen, its verbs in form and its slots filled."""

    def option(match: re.Match[str]) -> str:
        return match[1] if all(name in words for name in SLOT.findall(match[1])) else ""

    pattern = OPTION.sub(option, pattern)
    told = [words[name] for name in SLOT.findall(pattern) if name in ROLES]
    if mood.denied and any(map(is_negative, told)):
        mood = replace(mood, denied=False)
    if mood.denied and THERE.match(pattern):
        pattern, mood = THERE.sub(r"\1 no ", pattern), replace(mood, denied=False)
    subject = SLOT.match(pattern)
    group = words[subject[1]] if subject else pattern[: pattern.find("<")].strip()
    doer = pattern.startswith("{actor}")
    pattern = VERB.sub(lambda verb: _verb(verb[1], verb[2], mood, is_plural(group), doer), pattern)

    def slot(match: re.Match[str]) -> str:
        said = words.get(match[1], "")
        if match.start():
            return as_object(said)
        return as_subject(said) + ("," if BESIDE.search(said) else "")

    return SLOT.sub(slot, pattern)


def _verb(base: str, past: str | None, mood: Mood, plural: bool, doer: bool) -> str:
    negation = " not" if mood.denied else ""
    if mood.planned:
        be = "are" if plural or past == "were" else "is"
        if not doer:
            return f"{be}{negation} to {base}"
        plan = ("plan" if plural else "plans") if mood.voiced else f"{be} said to plan"
        return f"{plan}{negation} to {base}"
    if mood.denied:
        return f"{_past(base, past, plural)} not" if base == "be" else f"did not {base}"
    return _past(base, past, plural)


def _past(base: str, past: str | None, plural: bool) -> str:
    if past is not None:
        return past
    if base == "be":
        return "were" if plural else "was"
    return next(form for form, tag in verb_forms(base) if tag == "past")


def _circumstances(claim: Claim, told: Sequence[Role]) -> Iterator[str]:
    """How, where and when, without what a role in the sentence says already."""
    mode = (claim.event.mode or "").replace("_", " ")
    if mode and not any(mode in role.text.lower() for role in told):
        yield f"({mode})"
    if claim.place and not _is_told(claim.place, told):
        yield place_words(claim, claim.place)
        told = (*told, claim.place)
    if claim.time and not _is_told(claim.time, told):
        yield time_words(claim)
    elif claim.time and (days := days_words(claim.time)):
        yield f"({' '.join(claim.time.quote.split())}: {days})"


def _fates(claim: Claim) -> dict[str, Quantity]:
    """How many were killed and wounded: these may stand in for the ones it happened to."""
    counts = [q for q in claim.quantities if q.kind == "count" and q.of in FATES]
    return {quantity.of: quantity for quantity in reversed(counts)}


def _numbers(claim: Claim, told: Sequence[Role], slots: Sequence[str]) -> Iterator[Quantity]:
    """The numbers that the sentence does not say already."""
    subjects = [quantity for fate, quantity in _fates(claim).items() if fate in slots]
    for quantity in claim.quantities:
        if quantity in subjects:
            continue
        plain = quantity.kind == "count" and quantity.again is None
        # "nineteen people" does not say "at least nineteen"
        inside_one = any(r.start <= quantity.start and quantity.end <= r.end for r in told)
        if not (plain and inside_one):
            yield quantity


def _is_told(one: Role | Time, told: Sequence[Role]) -> bool:
    """Whether words stand inside a role, or around it."""
    return any(one.start < role.end and role.start < one.end for role in told)


def _shortened(words: str) -> str:
    if len(words) <= STATED:
        return words
    return words[:STATED].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
