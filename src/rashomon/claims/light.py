"""A verb of the tree in; whether it only says that what a noun names was done, out."""

from rashomon.language import Language
from rashomon.reading.grammar import Grammar


def light_part(grammar: Grammar, verb: int, language: Language) -> str | None:
    """What part the subject of a verb has in what its object names: it does it ("carried out"), it
    suffers it ("sustained"); None where the verb says neither."""
    told = [grammar.plain(verb), *map(grammar.plain, grammar.below(verb, ("compound:prt",)))]
    match = language.light.at(told, 0)
    return match[1][0] if match else None
