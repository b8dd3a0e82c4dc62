"""A clause in, its numbers and its time out, as intervals with their words."""

import dataclasses
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from rashomon.claims.triggers import FoundTrigger
from rashomon.claims.units import agree
from rashomon.language import Language
from rashomon.language.forms import singular
from rashomon.reading.amounts import Amount, amounts
from rashomon.reading.days import Day, days
from rashomon.reading.items import FULL_STOPS
from rashomon.reading.words import Words
from rashomon.records import Quantity, QuantityKind, Restated, Time

# Before these what became of people is told; before a noun it says which people.
ENDING = ("in", "by", "as", "when", "after", "on", "near")
# Behind these another clause tells more of what is counted.
CUTTING = (",", "who", "which", "that")
# "including two children": a part of what was counted before.
THEM = ("the", "those", "them", "whom")
PARTS = ("including", "among", "besides")
# What is told of dead and wounded in one: "killing and wounding dozens", "nine killed or hurt".
HARMED = ("victim", "casualt")
BOTH = "casualties"
FATES = ("killed", "wounded", BOTH)
KILLED = (
    "lives",
    "kill",
    "dead",
    "death",
    "die",
    "dying",
    "martyr",
    "bod",
    "fatal",
    "slain",
    "perish",
    "toll",
)
WOUNDED = ("wound", "injur", "hurt", "maim", "hospitali")
MEASURE = "measure"
FAR_BACK = 30  # words of a sentence in which another toll may stand before
REACH_BACK = 4  # "the third such rocket attack"
# How far from a number the word that says what it counts may stand, in words.
REACH = 7


def times_of(words: Words, language: Language, published: str | None) -> list[Day]:
    """All times of a report, once, for the claims to look up."""
    return days(words, language, published)


def amounts_of(words: Words, language: Language, times: Sequence[Day]) -> list[Amount]:
    """All amounts of a report, without the numbers of its dates."""
    dated = frozenset(i for day in times for i in range(day.first, day.last))
    return amounts(words, language, dated)


def quantities(
    words: Words, at: range, found: Sequence[Amount], language: Language
) -> tuple[Quantity, ...]:
    """The numbers of a clause, each with what it counts or measures."""
    # "Estimated | 100 to 300 dead": the word before belongs to the number and to who estimated.
    near = (a for a in found if at.start < a.last <= at.stop)
    inside = [dataclasses.replace(a, first=max(a.first, at.start)) for a in near]
    counted = []
    for index, amount in enumerate(inside):
        stop = inside[index + 1].first if index + 1 < len(inside) else at.stop
        if any(word in PARTS for word in words.plain[amount.last : stop]):
            stop = at.stop  # "60 people, including 8 women and 4 children, were killed"
        begin = inside[index - 1].last if index else at.start
        before, after = range(begin, amount.first), range(amount.last, stop)
        following = inside[index + 1] if index + 1 < len(inside) else None
        if following and words.plain[amount.last : following.first] == ["of"]:  # "18 of 31 trucks"
            after = range(following.last, at.stop)
        of = _counted(words, amount, at, before, after, language)
        if amount.unit is not None:
            of = _measured(words, before, after, language)
        if of is None:
            continue
        counted.append(
            Quantity(
                of=of,
                **_said(words, amount),
                kind=_kind(words, amount, of, at, before, after, language),
                again=_restated(words, amount),
            )
        )
    return tuple(_shared_fate(words, counted))


def ordinal(words: Words, trigger: FoundTrigger, language: Language) -> Quantity | None:
    """Which one in a row a happening is: "the third attack since May", not "first attacked"."""
    if trigger.tag != "noun":
        return None
    for index in range(trigger.begin - 1, max(trigger.begin - REACH_BACK, -1), -1):
        word = words.plain[index]
        number = language.words["ordinals"].get(word)
        if number is None and word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th")):
            number = int(word[:-2]) if word[:-2].isdigit() else None
        if number is not None:
            start, end = words.starts[index], words.ends[index]
            of = singular(words.plain[trigger.end - 1])
            return Quantity(of, words.text[start:end], start, end, number, number, kind="ordinal")
        if not word.isalpha() or word in language.finite or word in language.words["prepositions"]:
            return None
    return None


def _kind(
    words: Words,
    amount: Amount,
    of: str,
    at: range,
    before: range,
    after: range,
    language: Language,
) -> QuantityKind:
    """What a number is to those told before it."""
    small = language.words
    if amount.unit is not None:
        return "measure"
    around = (*before[-1:], *after[:1])
    if any(words.plain[i] in small["adding"] for i in around):
        # "Nine were killed and 20 more wounded": these are all the wounded that are told of.
        return "count" if of in FATES and _told_before(words, amount.first) - {of} else "addition"
    following = words.plain[amount.last : amount.last + 2]
    of_them = len(following) == 2 and following[0] == "of" and following[1] in THEM
    if of_them or _is_listed(words, range(at.start, amount.first), language):
        return "part"  # but "20 members of the front" are no part
    told = any(small["totals"].at(words.plain, i) for i in before[-REACH:])
    told = told and not any(words.plain[i].startswith("includ") for i in before[-REACH:])
    summed = any(small["totals_behind"].at(words.plain, i) for i in after[:REACH])
    return "total" if told or summed else "count"


def _told_before(words: Words, index: int) -> set[str]:
    """The fates told of before a word of a sentence."""
    told = set()
    for at in range(index - 1, max(index - FAR_BACK, -1), -1):
        if words.plain[at] in FULL_STOPS:
            break
        if fate := _fate(words.plain[at]):
            told.add(fate)
    return told


def _measured(words: Words, before: range, after: range, language: Language) -> str:
    """What a measure is of, where a word nearby says it: "a range of", "200 metres in depth"."""
    near = (*reversed(before[-REACH:]), *after[:3])
    index = next((i for i in near if measure_at(words, i, before, language)), None)
    return MEASURE if index is None else measure_at(words, index, before, language) or MEASURE


def measure_at(words: Words, index: int, before: range, language: Language) -> str | None:
    """What a word says a measure is of; its verbs only where a weapon stands before them, for not
    only rockets "reach" so far."""
    plain, small = words.plain[index], language.words
    verbs: dict[str, str] = small["measuring"]
    nouns: dict[str, str] = small["measures"]
    weapons = language.events.weapons
    if plain in verbs and any(weapons.at(words.plain, i) for i in before if i < index):
        return verbs[plain]
    return nouns.get(plain)


def _restated(words: Words, amount: Amount) -> Restated | None:
    again = amount.again
    return Restated(**_said(words, again), agrees=agree(amount, again)) if again else None


def _said(words: Words, amount: Amount) -> dict[str, Any]:
    """An amount's words and interval, as records hold them."""
    start, end = words.starts[amount.first], words.ends[amount.last - 1]
    return {
        "quote": words.text[start:end],
        "start": start,
        "end": end,
        "low": amount.low,
        "high": amount.high,
        "unit": amount.unit,
    }


def time_of(words: Words, at: range, sentence: range, found: Sequence[Day]) -> Time | None:
    """The time of a claim: the one of its clause, else the only one of its sentence."""
    inside = [d for d in found if d.first >= at.start and d.last <= at.stop]
    if not inside:
        around = [d for d in found if d.first >= sentence.start and d.last <= sentence.stop]
        inside = around if len(around) == 1 else []
    if not inside:
        return None
    day = inside[0]
    start, end = words.starts[day.first], words.ends[day.last - 1]
    return Time(
        quote=words.text[start:end],
        start=start,
        end=end,
        earliest=day.earliest.isoformat() if day.earliest else None,
        latest=day.latest.isoformat() if day.latest else None,
        precision=day.precision,
    )


def _counted(
    words: Words, amount: Amount, at: range, before: range, after: range, language: Language
) -> str | None:
    """What a number counts: killed, wounded, a kind of weapon, or the noun behind it."""
    told = before[-1:] and _fate_near(words, before[-1], at)
    if (
        not told and len(before) > 1 and words.plain[before[-1]] == "of"
    ):  # "the lives of nine people"
        told = _fate_near(words, before[-2], at)
    own = own_fate([words.plain[i] for i in after[:2]])
    if told and own and own != told:
        return own  # "ten killed | 15 injured in raids"
    if told:  # "killing nine", "wounded: 30"
        return told
    counted = _noun(words, after, language)
    if counted in language.words["uncounted"] | language.words["place_nouns"] or any(
        words.plain[i] in language.words["spans_of_time"] for i in after[:2]
    ):
        return counted  # "the war has lasted five years", "killed on two sides"
    if _is_part(words, range(at.start, amount.first), after, language):
        return _noun(words, after, language)
    listed = any(words.plain[i] in PARTS for i in after)  # the parts stand before the verb
    for index in after if listed else after[:REACH]:
        fate = _fate_near(words, index, at)
        if fate:
            return fate
        weapon = language.events.weapons.at(words.plain, index)
        between = range(amount.last, index)
        if weapon and len(between) < 3 and not _noun(words, between, language):
            return singular(" ".join(words.plain[index : index + weapon[0]]))
    if _is_subject(words, before, after, language):
        return _noun(words, after, language)
    for index in reversed(before[-REACH:]):
        fate = _fate_near(words, index, at)
        if fate:
            return fate
    return _noun(words, after, language)


def _is_subject(words: Words, before: range, after: range, language: Language) -> bool:
    """ "Six died and | ten citizens were taken away": what became of these is told behind them."""
    near = [words.plain[i] for i in after[:REACH]]
    verb = next((i for i, word in enumerate(near) if word in language.finite), None)
    joined = bool(before) and words.plain[before[-1]] == "and"
    return joined and verb is not None and not any(word in CUTTING for word in near[:verb])


def _is_part(words: Words, before: range, after: range, language: Language) -> bool:
    """Whether a number is a part of a toll, not the toll: "three of them", "including two"."""
    behind = words.plain[after.start : min(after.start + 8, after.stop)]
    of_them = len(behind) > 1 and behind[0] == "of" and behind[1] in THEM
    among = any(word == "among" and next_ in THEM for word, next_ in pairwise(behind))
    return of_them or among or _is_listed(words, before, language)


def _is_listed(words: Words, before: range, language: Language) -> bool:
    """Whether "including" or the like stands before a number, in its own clause."""
    told = [i for i in before if words.plain[i] in PARTS]
    if not told:
        return False
    return not any(words.plain[i] in language.finite for i in range(told[-1], before.stop))


def _noun(words: Words, after: range, language: Language) -> str | None:
    """The plural behind a number: what it counts where no fate is told."""
    for index in after[:4]:
        word = words.plain[index]
        plain = word.replace("-", "").isalpha()  # "two rebel-held towns"
        if word in language.words["prepositions"] or not plain:
            break
        if word in language.words["plurals"]:
            return str(language.words["plurals"][word])
        if word.endswith("s") and word not in language.words["determiners"]:
            return singular(word)
    return None


def _shared_fate(words: Words, counted: Sequence[Quantity]) -> list[Quantity]:
    """ "Eleven fighters and nine civilians were killed": the first number shares the fate."""
    out = list(counted)
    for index in range(len(out) - 2, -1, -1):
        this, following = out[index], out[index + 1]
        between = words.plain[
            words.within(this.end, this.end + 1).start : words.within(0, following.start).stop
        ]
        joined = "and" in between and not any(_fate(word) for word in between)
        if this.of not in FATES and following.of in FATES and joined and len(between) <= REACH:
            out[index] = replace(this, of=following.of)
    return out


def _fate_near(words: Words, index: int, at: range) -> str | None:
    """The fate that a word tells; two that are told in one are both: "killed or wounded"."""
    fate = _fate(words.plain[index])
    for step in (-2, 2):
        other, link = index + step, index + step // 2
        joined = other in at and words.plain[link] in ("and", "or")
        if fate and joined and _fate(words.plain[other]) not in (None, fate):
            return BOTH
    return fate


def _fate(word: str) -> str | None:
    if word.startswith(WOUNDED):
        return "wounded"
    if word.startswith(HARMED):
        return BOTH
    deadly = word.startswith("deadl")  # "the deadliest raid in five wars" counts no dead
    return "killed" if word.startswith(KILLED) and not deadly else None


def fate_of(words: Sequence[str]) -> str | None:
    """What a trigger says became of people: killed or wounded."""
    return next((fate for word in words if (fate := _fate(word))), None)


def own_fate(behind: Sequence[str]) -> str | None:
    """The fate that the words behind a number tell of it, not of others: "15 | injured in"."""
    ends = len(behind) < 2 or not behind[1].isalnum() or behind[1] in ENDING
    return _fate(behind[0]) if behind and ends else None
