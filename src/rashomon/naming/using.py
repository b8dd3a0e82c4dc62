"""A place's name in its sentence's tree in; whether the place or those who sit there are meant out.

"Norport said" and "accused Norport of" are of its government; "in Norport", "shelled Norport" and
"the Norport suburbs" of the town. Where the tree tells nothing, the answer is None.
"""

from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.records import PlaceUse

SUBJECT = ("nsubj", "csubj")
OBJECT = ("obj", "iobj")
PASSIVE = ("nsubj:pass",)
# What is done to places, too; verbs of other events are done to parties.
ON_PLACES = frozenset({"attack", "damage", "deployment", "displacement", "hosting", "casualties"})
HIGHEST = 4


def use_of(start: int, end: int, grammar: Grammar, language: Language) -> PlaceUse | None:
    """Whether a seat of government named at some characters is meant as a place."""
    word = grammar.word(start, end)
    if word is None:
        return None
    top = _joined_to(word, grammar)
    relation, lead = grammar.finer(top), grammar.case(top)
    if grammar.text(end, end + 2) in ("'s", "’s"):
        return _owning(word, grammar, language)
    if lead:
        return _led(lead, top, grammar, language)
    above = grammar.above(top)
    if relation.startswith(PASSIVE) and above is not None:
        return "literal" if _done_to_places(above, grammar, language) else "metonymic"
    if relation.startswith(SUBJECT):
        return "metonymic"
    if relation.startswith((*OBJECT, "obl")) and above is not None:
        return "literal" if _done_to_places(above, grammar, language) else "metonymic"
    if relation.startswith(("compound", "nmod:poss", "nmod:unmarked", "nmod:desc")):
        return _owning(top, grammar, language)
    return None


def _joined_to(word: int, grammar: Grammar) -> int:
    """The first of names joined by "and", which tells for all of them."""
    for _ in range(HIGHEST):
        above = grammar.above(word)
        if grammar.relation(word) not in ("conj", "flat", "appos") or above is None:
            break
        if grammar.case(word):
            break
        word = above
    return word


def _led(lead: str, word: int, grammar: Grammar, language: Language) -> PlaceUse | None:
    if lead == "to":
        above = grammar.above(word)
        going = above is not None and grammar.part(above) in ("VERB", "NOUN")
        return "literal" if going else None
    if lead == "of":
        above = grammar.above(word)
        near = above is not None and grammar.plain(above) in language.words["place_nouns"]
        return "literal" if near else "metonymic"
    if lead in language.words["towards_somebody"]:
        return "metonymic"
    return "literal" if lead in language.words["locatives"] else None


def _owning(word: int, grammar: Grammar, language: Language) -> PlaceUse | None:
    """ "Norport's suburbs" is of the town, "Norport's demands" of its government."""
    above = grammar.above(word)
    if above is None:
        return None
    plain = grammar.plain(above)
    if plain in language.words["place_nouns"]:
        return "literal"
    match = language.events.nouns.at([plain], 0)
    attacked = match is not None and any(trigger.type in ON_PLACES for trigger in match[1])
    return "literal" if attacked else "metonymic"


def _done_to_places(verb: int, grammar: Grammar, language: Language) -> bool:
    plain = grammar.plain(verb)
    match = language.events.verbs.at([plain], 0)
    types = {trigger.type for trigger in match[1]} if match else set()
    return bool(types & ON_PLACES) or plain in language.words["reaching"]
