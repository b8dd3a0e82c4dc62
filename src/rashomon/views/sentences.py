"""A claim in, one plain sentence out, built from its fields alone; it never says who is right.

Whose word it is comes first, then what is said to have happened:
"According to the ministry, citing a guard, the army attacked the port near Orrin."
"""

import re
from collections.abc import Sequence

from rashomon.records import Claim, Hop, Span
from rashomon.views.clauses import Mood, account
from rashomon.views.nouns import as_object, as_subject, inside, is_plural

# An act of speech that says no: where its own cue decides, the act itself did take place.
SAYING_NO = ("denial", "no_comment")
# Voices of these kinds are "it"; of a person the words are said again.
BODIES = ("organisation", "government", "armed_group", "media", "document")
# "The front denies having done this: the port was attacked."
DONE_BY_ANOTHER = "having done this: "
# What a denial takes back, where it leaves that it happened.
TAKEN_BACK = {
    "doer": "what is denied is the doer",
    "target": "what is denied is the target",
    "number": "what is denied is the number",
    "item": "what is denied is the weapon",
    "intent": "what is denied is the intent",
}


def claim_sentence(claim: Claim) -> str:
    """One sentence: whose word, how firmly, what happened, where, when and how many."""
    lead, mood, actor = _told_by(claim)
    text = account(claim, mood, actor)
    if claim.event.type == "statement":
        lead = re.sub(r"(,| that) $", ": ", lead) or "The report says: "
    note = None if DONE_BY_ANOTHER in lead else TAKEN_BACK.get(claim.denies or "")
    sentence = f"{lead}{text}" + (f" ({note})" if note else "")
    return f"{sentence[0].upper()}{sentence[1:]}."


def _told_by(claim: Claim) -> tuple[str, Mood, str | None]:
    """The words that open the sentence, the mood of its clause, and other words for its doer."""
    voices = list(claim.chain[1:])
    act = _own_act(claim)
    if act:
        voices.pop()
    denied = claim.polarity == "denied"
    if denied and claim.event.type in SAYING_NO and _is_the_act(claim, claim.polarity_words):
        denied = False  # "denied any part": the denial took place
    planned = claim.certainty == "planned"
    denier = _deciding(voices[-1:], claim.polarity_words) if denied else None
    if denier is not None:
        *outer, speaker = voices
        verb = "deny" if is_plural(_name(speaker)) else "denies"
        lead = f"{_according(outer)}{as_subject(_name(speaker))} {verb} "
        lead += DONE_BY_ANOTHER if claim.denies == "doer" and not claim.actor else "that "
        mood = Mood(planned=planned, voiced=True, refused=True)
        return _hedged(lead, claim), mood, _pronoun(claim, speaker)
    mood = Mood(denied=denied, planned=planned, voiced=bool(voices))
    own_word = bool(claim.certainty_words) and _is_the_act(claim, claim.certainty_words)
    if claim.certainty == "alleged" and not own_word:  # "accused" alleges by itself
        return _alleged(claim, voices), mood, None
    if claim.certainty == "possible":
        return (f"{_according(voices)}it is possible that " if voices else "possibly, "), mood, None
    if claim.certainty == "reported" and not voices and not act:
        return "it is reported that ", mood, None
    return _according(voices), mood, None


def _alleged(claim: Claim, voices: Sequence[Hop]) -> str:
    """ "According to the ministry, the front, citing a guard, alleges that "."""
    at = _deciding(voices, claim.certainty_words)
    if at is None or not voices[at].source:
        return f"{_according(voices)}it is alleged that "
    name = as_subject(_name(voices[at]))
    verb = "allege" if is_plural(name) else "alleges"
    inner = "".join(f", citing {_object(hop)}" for hop in voices[at + 1 :])
    return f"{_according(voices[:at])}{name}{inner}{',' if inner else ''} {verb} that "


def _hedged(lead: str, claim: Claim) -> str:
    """What a denial is told of: "denies that it is possible that"."""
    if claim.certainty == "possible":
        return f"{lead}it is possible that "
    return f"{lead}it is, as alleged, so that " if claim.certainty == "alleged" else lead


def _according(voices: Sequence[Hop]) -> str:
    """ "According to the ministry, citing a guard, "; nothing where nobody speaks."""
    if not voices:
        return ""
    names = list(dict.fromkeys(map(_object, voices)))
    return f"according to {', citing '.join(names)}, "


def _own_act(claim: Claim) -> bool:
    """Whether the innermost voice is the doer, and what it says is what it does: "X accused Y"."""
    if len(claim.chain) < 2 or claim.actor is None:
        return False
    hop = claim.chain[-1]
    cue = (hop.cue or "").lower()
    trigger = claim.event.trigger.lower()
    return hop.start == claim.actor.start and bool(cue) and (cue in trigger or trigger in cue)


def _is_the_act(claim: Claim, words: Sequence[Span]) -> bool:
    """Whether no other words decide than those of the act itself, which the sentence says."""
    start, end = claim.event.start, claim.event.end
    return all(span.start < end and start < span.end for span in words)


def _deciding(voices: Sequence[Hop], words: Sequence[Span]) -> int | None:
    """Which voice's cue is among the deciding words; the innermost of several."""
    cues = {span.quote for span in words}
    return next((i for i in reversed(range(len(voices))) if voices[i].cue in cues), None)


def _pronoun(claim: Claim, speaker: Hop) -> str | None:
    """The denier as the doer of what is denied: "it", "they"; None where it is somebody else."""
    if claim.actor is None or speaker.source_kind not in BODIES:
        return None
    same = speaker.entity is not None and speaker.entity == claim.actor.entity
    if not same and speaker.source.lower() != claim.actor.text.lower():
        return None
    return "they" if is_plural(_name(speaker)) else "it"


def _name(hop: Hop) -> str:
    """A voice inside a sentence; one without a name by its kind and cue."""
    if hop.source:
        return inside(hop.source, hop.entity)
    kind = "hearsay" if hop.source_kind == "hearsay" else "a voice that is not named"
    return f"{kind} (“{' '.join(hop.cue.split())}”)" if hop.cue else kind


def _object(hop: Hop) -> str:
    return as_object(_name(hop))
