"""A trigger in its tree in; which words above and beside it say how firmly it is told, out.

"The army may shell the port": "may" bears on the shelling. "The army may leave after the shelling
of the port": here it does not, for what an event noun names is taken as known wherever its verb
only speaks of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.claims.light import light_part
from rashomon.claims.losses import Losses
from rashomon.claims.triggers import VERBS, FoundTrigger
from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.reading.words import Words

# A verb that hangs so on another shares what is said of that one.
CARRIED = ("xcomp", "ccomp", "csubj", "acl", "obj", "nsubj", "nsubj:pass", "obl", "nmod")
# What hangs so on a verb or noun says something of it.
SAYING_OF = (
    "aux",
    "aux:pass",
    "advmod",
    "amod",
    "det",
    "mark",
    "cop",
    "case",
    "cc",
    "cc:preconj",
    "compound",
    "discourse",
    "fixed",
    "nmod:unmarked",
)
NONE_OF = frozenset({"no", "neither", "not"})
NOBODY = frozenset({"nobody", "none", "nothing"})
INVERTED = frozenset({"had", "were", "should"})
RELATIVE = frozenset({"which", "who", "whom", "whose"})
DOING = ("nsubj", "obl:agent")
HIGHEST = 8  # verbs on verbs on verbs


@dataclass(frozen=True, slots=True)
class Scope:
    """The words of a sentence that bear on a trigger: those it hangs on, and those that hang on it
    or on one of them."""

    grammar: Grammar
    language: Language
    above: tuple[int, ...]

    @property
    def done(self) -> tuple[int, ...]:
        """The trigger, and the light verb that says that it was done; of "the raid left no traces"
        the raid alone."""
        g = self.grammar
        if g.relation(self.above[0]) == "obj" and len(self.above) > 1:
            return self.above[:2]
        return self.above[:1]

    @classmethod
    def of(
        cls, words: Words, trigger: FoundTrigger, grammar: Grammar, language: Language
    ) -> "Scope | None":
        """The scope of a trigger; None where the tree has no such word."""
        word = grammar.word(words.starts[trigger.begin], words.ends[trigger.end - 1])
        if word is None:
            return None
        return cls(grammar, language, tuple(_climb(word, grammar, language)))

    def holds(self, start: int, end: int) -> bool:
        """Whether what stands at some characters bears on the trigger."""
        g = self.grammar
        word = g.word(start, end)
        if word is None:
            return False
        failing = g.plain(word) in self.language.words["failing"]
        if word in self.above:
            # "The launch failed | and killed nine": it did kill.
            return not (failing and g.relation(self._below(word)) in ("nsubj", "conj"))
        head = g.above(word)
        if failing and head in self.above and g.relation(word) == "conj":
            return word < self.above[0]  # "tried and failed to storm the base"
        if head in self.above and g.finer(word) in SAYING_OF:
            return not failing  # "a rocket that | failed | hit the mill"
        led = next(iter(g.behind(word, 1)), None)
        if led is not None and g.plain(led) == "that" and g.above(led) in self.above:
            return True  # "thought it unlikely | that rebels shelled the port"
        # "No group has attacked", "killed no one", "under no circumstances": one step further down
        further = g.above(head) if head is not None else None
        holder = g.relation(head) if head is not None else ""
        return (
            g.finer(word) in ("det", "advmod", "cc:preconj", "cc")
            and holder in ("nsubj", "obj", "nmod", *(("obl",) if g.finer(word) == "det" else ()))
            and g.plain(word) in NONE_OF
            and further in self.done
            and (head is None or g.case(head) != "with")  # "dropped it with no casualties"
        ) or (self._is_nobody(word) and head in self.above)

    def _below(self, word: int) -> int:
        """The word of the scope that hangs on another of it."""
        return self.above[max(self.above.index(word) - 1, 0)]

    def _is_nobody(self, word: int) -> bool:
        g = self.grammar
        return g.plain(word) in NOBODY and g.relation(word) in ("nsubj", "obj")

    def inverted(self) -> tuple[int, int] | None:
        """The helping verb before the subject in "had the army attacked", "should they shell"."""
        g, word = self.grammar, self.above[0]
        subject = g.below(word, ("nsubj", "nsubj:pass"))
        helping = [w for w in g.below(word, ("aux",)) if g.plain(w) in INVERTED]
        if subject and helping and helping[0] < subject[0] < word and g.opens(helping[0]):
            return g.chars(helping[0])
        return None

    def coming(self) -> tuple[int, int] | None:
        """The "to" of a headline's future: "army to bomb depots"."""
        g, word = self.grammar, self.above[0]
        marks = [w for w in g.below(word, ("mark",)) if g.plain(w) == "to"]
        if any(g.plain(w) == "have" for w in g.below(word, ("aux",))):
            return None  # "is said to have died"
        if marks and g.below(word, ("nsubj", "nsubj:pass")) and g.relation(word) != "acl":
            return g.chars(marks[0])
        return None

    def is_attained(self, start: int, end: int) -> bool:
        """Whether some words are a goal of which is said that it was reached, or was not."""
        word = self.grammar.word(start, end)
        if word not in self.above[:-1]:
            return False
        verb = self.above[self.above.index(word) + 1]
        return _attains(word, verb, self.grammar, self.language)

    def is_own(self, start: int, end: int) -> bool:
        """Whether it is said of the trigger itself: "a suspected attack"."""
        g = self.grammar
        word = g.word(start, end)
        if word is None:
            return False
        head = g.above(word)
        if head == self.above[0] or word in self.above:
            return True
        # "Suspected Norland strikes killed nine": the act that did it is suspected.
        doing = head is not None and g.above(head) == self.above[0] and g.finer(head) in DOING
        nouns = self.language.events.nouns
        return doing and nouns.at([g.plain(head or 0)], 0) is not None


def _climb(word: int, grammar: Grammar, language: Language) -> Iterator[int]:
    """A word and those above it that speak of the same happening, from the inside out."""
    g = grammar
    for _ in range(HIGHEST):
        yield word
        above, relation = g.above(word), g.finer(word)
        if above is None or any(g.plain(w) in RELATIVE for w in range(above + 1, word)):
            return  # "in which nine were killed" tells of it whatever is said before it
        if relation == "acl" and not g.below(word, ("mark", "case")):
            return  # "the number killed was not told": they were killed
        noun = g.part(word) not in VERBS and not g.below(word, ("cop",))
        if relation == "conj":
            if g.part(word) in VERBS and g.below(word, ("nsubj", "nsubj:pass", "aux")):
                return
            if noun and g.case(word):
                return  # "without victims but | with damage"
            if any(g.plain(w) == "but" for w in g.below(word, ("cc",))):
                return  # "did not flee but | attacked"
        elif relation == "advcl" and g.plain(above) in language.charging:
            pass  # "accused of | abducting": alleged
        elif relation not in CARRIED or (
            noun and not _tells(word, above, relation, grammar, language)
        ):
            return
        word = above


def _tells(noun: int, above: int, relation: str, grammar: Grammar, language: Language) -> bool:
    """Whether the word above an event noun says that the event was or was not: its subject's verb,
    a light verb, a noun of doubt ("the risk of an attack")."""
    g = grammar
    deals = g.part(above) in VERBS and language.harming.at([g.plain(above)], 0) is not None
    if relation in ("nsubj", "nsubj:pass"):
        # "The raid did not cause damage": whatever became of it, there was a raid.
        return not (deals and bool(g.below(above, ("obj",))))
    if _attains(noun, above, g, language):
        return True  # "failed to reach its goal | of taking the port"
    if light_part(g, above, language) == "partakes":
        return True  # "was not involved in the raid"
    plain = [g.plain(above), *(g.plain(w) for w in g.below(above, ("compound:prt",)))]
    if relation == "nmod":
        plain = [g.plain(above), g.case(noun)]
    if g.part(above) in VERBS:
        if deals and relation == "obj" and Losses(g, language).is_harm(noun):
            return True  # "did not cause any damage"
        return light_part(g, above, language) is not None or _is_hedge(plain, language)
    return relation == "nmod" and _is_hedge(plain, language)


def _attains(noun: int, verb: int, grammar: Grammar, language: Language) -> bool:
    """Whether a verb says that a goal was reached; "to reach its goal, it ..." only says why."""
    g, words = grammar, language.words
    reached = g.plain(noun) in words["goals"] and g.plain(verb) in words["attaining"]
    return reached and g.finer(verb) not in ("advcl", "acl")


def _is_hedge(plain: list[str], language: Language) -> bool:
    match = language.hedges.at(plain, 0)
    return match is not None and bool({"possible", "planned", "negation"} & {*match[1]})
