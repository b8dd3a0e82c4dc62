"""The scales on which people grade, and what is wrong with a grade.

Grades are people's alone: each has an author, a time and a reason. Where nobody graded, a source is
F and an item 6 ("cannot be judged"), which says nothing of either. The two are apart: what a source
is worth never moves what an item is worth (AJP-2.1). Likelihoods are the words of ICD 203, in its
two rows.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from rashomon.records import Decision, DecisionOf

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
# Each band, in per cent, with its word of the one row and of the other.
BANDS = {
    "01-05": ("almost no chance", "remote"),
    "05-20": ("very unlikely", "highly improbable"),
    "20-45": ("unlikely", "improbable"),
    "45-55": ("roughly even chance", "roughly even odds"),
    "55-80": ("likely", "probable"),
    "80-95": ("very likely", "highly probable"),
    "95-99": ("almost certain", "nearly certain"),
}
LIKELIHOOD = {word: f"{band} %" for band, row in BANDS.items() for word in row}
STATUS = {
    "confirmed": "those who did it, or those with the means to know, say so themselves",
    "fair": "two or more generally credible sources say so",
    "weak": "one generally credible source says so",
    "contested": "several are said to have done it",
    "discounted": "what was alleged is held to be of another cause or kind",
}
SCALES: Mapping[DecisionOf, Mapping[str, str]] = {
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
    "likelihood": LIKELIHOOD,
    "status": STATUS,
}
# What each scale is of.
SUBJECTS: Mapping[DecisionOf, str] = {
    "reliability": "a source",
    "credibility": "a claim",
    "likelihood": "a claim",
    "status": "a story",
}
# What holds of what nobody graded; it is no grade.
UNGRADED: Mapping[DecisionOf, str] = {"reliability": "F", "credibility": "6"}

_CONFIDENCE = re.compile(r"\b(?:low|moderate|high)\s+confidence\b", re.IGNORECASE)
_TAGS: Mapping[DecisionOf, str] = {
    "reliability": "admiralty-scale:source-reliability",
    "credibility": "admiralty-scale:information-credibility",
    "likelihood": "estimative-language:likelihood-probability",
}


def faults(of: DecisionOf, grade: str, why: str) -> str | None:
    """What is wrong with a grade, as a clause; None where nothing is."""
    scale = SCALES[of]
    if grade not in scale:
        return f"{grade!r} is no {of}; choose from {', '.join(scale)}"
    if not why.strip():
        return f"a {of} needs a reason; say in a sentence what it rests on"
    if of == "likelihood" and _CONFIDENCE.search(why):
        said = "a likelihood and a confidence do not go into one judgement (ICD 203)"
        return f"{said}; say how confident you are elsewhere"
    row = {words[1] for words in BANDS.values()}
    if of == "likelihood" and _other_row(grade, why, row):
        return "words of the two rows of ICD 203 do not go together; keep to one of them"
    return None


def _other_row(grade: str, why: str, row: set[str]) -> bool:
    """Whether a reason uses a word of the row that the grade is not of."""
    others = {word for word in LIKELIHOOD if (word in row) != (grade in row)}
    said = " ".join(why.lower().split())
    for word in sorted(LIKELIHOOD, key=len, reverse=True):  # "very unlikely" is not "unlikely"
        found = re.search(rf"\b{word}\b", said)
        if found and word in others:
            return True
        said = re.sub(rf"\b{word}\b", " ", said)
    return False


def grades(
    decisions: Iterable[Decision], of: DecisionOf, subjects: Collection[str]
) -> list[Decision]:
    """The grades of a scale that people gave something, known by any of some ids, of those
    decisions that hold: the last one first, and of each person the last."""
    by: dict[str, Decision] = {}
    for decision in decisions:
        if decision.kind == "grade" and decision.of == of and decision.entity in subjects:
            by.pop(decision.by, None)
            by[decision.by] = decision
    return list(reversed(by.values()))


def tag(decision: Decision) -> str | None:
    """A grade as a MISP machine tag; None for a status, which has none."""
    name = _TAGS.get(decision.of)
    if name is None or not decision.name:
        return None
    value = decision.name.lower().replace(" ", "-")
    return f'{name}="{value}"'


def words(of: DecisionOf, grade: str) -> str:
    """A grade with what it means: "B, usually reliable"."""
    return f"{grade}, {SCALES[of][grade]}"
