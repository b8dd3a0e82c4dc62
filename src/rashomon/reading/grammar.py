"""A report's trees, to be asked: who does what a verb says, to whom, and which words hang on it.

Relations are those of Universal Dependencies. Subjects that a verb shares with another ("came and
shelled", "accused of shelling") are found there; "who" is the noun before it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence

from rashomon.records import Syntax

SUBJECT = ("nsubj", "csubj")
PASSIVE = ("nsubj:pass", "csubj:pass")
PASSIVE_MARKS = ("aux:pass",)
AGENT = ("obl:agent",)
OBJECT = ("obj",)
CLAUSE = ("ccomp",)
# A verb that hangs so on another has the other's subject where it has none of its own.
SHARING = ("conj", "xcomp", "advcl", "parataxis", "ccomp")
RELATIVE = ("who", "which", "that")
# "Accused the army | of shelling", "blamed | for", "kept | from": the army is who shelled.
PREMODIFIERS = ("compound", "amod", "nummod", "nmod:poss", "det")
HAVING = ("has", "have", "had", "having")
TELLERS = ("by", "from")
POSSESSIVE = ("'s", "'", "’s", "’", "s")
VERBS = ("VERB", "AUX")
NEAR = 12
# "Their plan | to attack", "its role | in arming", "the goal | of taking".
AIMS = frozenset({"to", "in", "of", "for", "at", "from", "with"})
CHARGING = frozenset({"of", "for", "from", "into", "against", "with"})
# "Called | on residents to leave", "appealed | to the front to stop".
CALLING = frozenset({"on", "upon", "to"})
DEEPEST = 6  # verbs on verbs on verbs


class Grammar:
    """A report's syntax, to be asked."""

    def __init__(self, syntax: Syntax, text: str) -> None:
        self._syntax = syntax
        self._text = text
        self._below: dict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(syntax.head):
            if head != word:
                self._below[head].append(word)

    def word(self, start: int, end: int) -> int | None:
        """The word of a stretch of characters that the others of it hang on."""
        return self._top(start, end)

    def word_before(self, start: int) -> int | None:
        """The last word that ends before a place in the text."""
        word = bisect_right(self._syntax.end, start) - 1
        return word if word >= 0 else None

    def opens(self, word: int) -> bool:
        """Whether a word begins a sentence or clause: before it stands a mark or "and"."""
        return not word or self._syntax.upos[word - 1] in ("PUNCT", "CCONJ")

    def part(self, word: int) -> str:
        """A word's part of speech (UPOS)."""
        return self._syntax.upos[word]

    def relation(self, word: int) -> str:
        """How a word hangs on the one above it, without what comes behind the colon."""
        return self._syntax.relation[word].split(":")[0]

    def finer(self, word: int) -> str:
        """How a word hangs on the one above it: "nsubj:pass"."""
        return self._syntax.relation[word]

    def above(self, word: int) -> int | None:
        """The word that a word hangs on; None for a root."""
        head = self._syntax.head[word]
        return None if head == word else head

    def below(self, word: int, relations: Sequence[str] = ()) -> list[int]:
        """The words that hang on a word, of some relations or all, in the order of the text."""
        found = self._below[word]
        return [w for w in found if self._syntax.relation[w] in relations] if relations else found

    def plain(self, word: int) -> str:
        """A word in lower case."""
        return self._text[self._syntax.start[word] : self._syntax.end[word]].lower()

    def text(self, start: int, end: int) -> str:
        """What stands at some characters."""
        return self._text[start:end]

    def chars(self, word: int) -> tuple[int, int]:
        """Where a word stands."""
        return self._syntax.start[word], self._syntax.end[word]

    def meant(self, word: int) -> int:
        """The earliest word that the encoder takes for the same, itself where it sees none."""
        seen = {word}
        while (back := self._syntax.antecedent[word]) is not None and back not in seen:
            seen.add(back)
            word = back
        return word

    def case(self, word: int) -> str:
        """The preposition before a noun or before what stands before it, "" where there is none."""
        for holder in (word, *self.below(word, PREMODIFIERS)):
            found = [w for w in self.below(holder, ("case",)) if w < holder <= word]
            if found and self.plain(found[0]) not in POSSESSIVE:
                return self.plain(found[0])
        return ""

    def phrase(self, word: int, keeps: Callable[[int], bool]) -> tuple[int, int]:
        """The unbroken stretch, in characters, of a word with the words that hang on it and are to
        be kept, and with those that hang on them in turn."""
        kept = {word}
        todo = [word]
        while todo:
            for below in self._below[todo.pop()]:
                if keeps(below):
                    kept.add(below)
                    todo.append(below)
        first = past = word
        while first - 1 in kept:
            first -= 1
        while past + 1 in kept:
            past += 1
        return self._chars(first, past + 1)

    def subject(self, verb: int) -> int | None:
        """Who does what an active verb says: its own subject, or one that it shares."""
        return self._subject(verb, DEEPEST)

    def is_passive(self, verb: int, *, participle: bool) -> bool:
        """Whether a verb is told from the side of whom it is done to; `participle` where its form
        may stand alone for that: "the port shelled at dawn", "was hit and burned"."""
        if self.below(verb, (*PASSIVE_MARKS, *AGENT)):
            return True
        if self.below(
            verb, PASSIVE
        ):  # "fighters have kidnapped five" is none, whatever the tree says
            having = any(self.plain(w) in HAVING for w in self.below(verb, ("aux",)))
            return not having and not any(w > verb for w in self.below(verb, OBJECT))
        if not participle or self.below(verb, (*SUBJECT, *OBJECT, "aux")):
            return False
        above = self.above(verb)
        if self._syntax.relation[verb].startswith(("acl", "amod")):
            return True
        if self._is_aside(verb) and not self.below(verb, ("mark", "advmod")):
            return True
        joined = self._syntax.relation[verb] == "conj" and above is not None
        return joined and self.is_passive(above, participle=False)  # type: ignore[arg-type]

    def suffering(self, verb: int) -> int | None:
        """Whom or what a passive verb tells of: its subject, that of the verb it is joined to, or
        the noun that a participle stands behind ("the bridge, shelled since March, collapsed") or
        before ("struck by drones, the ferry sank")."""
        own = self._one(verb, PASSIVE)
        if own is not None:
            return self._meant(own, verb)
        above = self.above(verb)
        if above is None:
            return self._next_subject(verb)
        if self._syntax.relation[verb].startswith(("acl", "amod")):
            return above
        if self._is_aside(verb):
            return self._one(above, (*SUBJECT, *PASSIVE))
        return self.suffering(above) if self._syntax.relation[verb] == "conj" else None

    def is_aside(self, word: int, top: int) -> bool:
        """Whether a clause of its own ("..., which", "as", "after") stands between a word and the
        one at the top, where the one hangs on the other at all."""
        path = []
        at: int | None = word
        while at is not None and at != top and len(path) < DEEPEST * 2:
            path.append(at)
            at = self.above(at)
        return at == top and any(
            self._syntax.relation[w] == "acl:relcl"
            or (self.relation(w) in ("advcl", "parataxis") and not self._is_that(w))
            for w in path
        )

    def _is_aside(self, verb: int) -> bool:
        """Whether a verb tells more of another's subject; what the tree calls a root below another
        word is one, too."""
        relation = self._syntax.relation[verb]
        return relation == "advcl" or (relation == "root" and self.above(verb) is not None)

    def _next_subject(self, verb: int) -> int | None:
        near = range(verb + 1, min(verb + NEAR, len(self._syntax.head)))
        return next((w for w in near if self._syntax.relation[w] in (*SUBJECT, *PASSIVE)), None)

    def objects(self, verb: int) -> list[int]:
        """What a verb does something to: its objects, those of a verb it is joined to and shares
        them with ("trains, arms and directs the rebels"), the noun that "which" stands for."""
        joined = self.below(verb, ("conj",))
        own = [
            self._meant(w, verb)
            for w in self.below(verb, ("obj", "iobj"))
            if not self._is_fronted(w, verb)
            and not any(verb < v < w for v in joined)  # "killed nine and | seized two trucks"
            and (w > verb or self.plain(w) in RELATIVE)
        ]
        above = self.above(verb)
        if not own and self.relation(verb) == "conj" and above is not None:
            own = [w for w in self.below(above, ("obj",)) if w > verb]
        if own or self.below(verb, (*PASSIVE, *AGENT)):
            return own
        noun = [w for w in self._below[verb] if w > verb and self._is_bare_noun(w)]
        if noun:
            return noun[:1]
        return [w for v in joined for w in self.below(v, ("obj",))][:1]

    def _is_bare_noun(self, word: int) -> bool:
        """Whether a word has an article and no preposition, whatever the tree calls it."""
        free = self._syntax.relation[word] in ("advmod", "xcomp", "obj", "obl")
        return free and bool(self.below(word, ("det",))) and not self.case(word)

    def _is_fronted(self, word: int, verb: int) -> bool:
        """ "Accused the army | of shelling": the army hangs on the shelling, but stands before its
        mark; it is who shelled."""
        marks = self.below(verb, ("mark", "case"))
        return bool(marks) and word < marks[0] and self.plain(marks[0]) in CHARGING

    def fronted(self, verb: int) -> int | None:
        """The object of such a verb that stands before the mark of the clause below it."""
        for below in self.below(verb, ("ccomp", "advcl", "xcomp")):
            for word in self.below(below, ("obj", "nsubj")):
                if self._is_fronted(word, below):
                    return word
        return None

    def saying(self, start: int, end: int) -> tuple[tuple[int, int], int] | None:
        """Of a verb at these characters that has a subject, if only one that it shares with the
        verb before it ("came and accused"): the subject's whole stretch, and where the verb's own
        stretch ends; None where it has none."""
        if (spoken := self._spoken(start, end, shared=True)) is None:
            return None
        verb, subject = spoken
        return self._chars(*self._stretch(subject)), self._chars(*self._stretch(verb))[1]

    def said(self, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Of a verb at these characters that has a subject and a clause of its own: the stretches
        of both; None where it lacks one of them. In "C, S said" the clause is what it hangs on."""
        if (spoken := self._spoken(start, end)) is None:
            return None
        verb, subject = spoken
        clause = self._one(verb, CLAUSE)
        above = self._syntax.head[verb]
        if clause is not None:
            first, past = self._stretch(clause)
        elif self._syntax.relation[verb] == "parataxis" and above < verb:
            first, past = self._stretch(above)[0], self._stretch(verb)[0]
        else:
            return None
        source = self._stretch(subject)
        if first < source[1] and source[0] < past:
            return None
        return self._chars(*source), self._chars(first, past)

    def teller(self, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Of "had been told by engineers that C", "learned from prisoners that C": the stretches of
        who told it, with the preposition, and of what was told."""
        verb = self._top(start, end)
        if verb is None or self._syntax.upos[verb] != "VERB":
            return None
        told = [w for w in self.below(verb, (*CLAUSE, "advcl")) if self._is_that(w)]
        clause = told[0] if told else None
        tellers = [w for w in self.below(verb, ("obl", "obl:agent")) if self.case(w) in TELLERS]
        if clause is None or not tellers or tellers[0] > clause:
            return None
        return self._chars(*self._stretch(tellers[0])), self._chars(*self._stretch(clause))

    def _is_that(self, verb: int) -> bool:
        return any(self.plain(w) == "that" for w in self.below(verb, ("mark",)))

    def _spoken(self, start: int, end: int, *, shared: bool = False) -> tuple[int, int] | None:
        """An active verb and its own subject, or that of the verb it is joined to."""
        verb = self._top(start, end)
        if verb is None or self._syntax.upos[verb] != "VERB":
            return None
        bearer = verb
        while shared and self._one(bearer, SUBJECT) is None and self._is_joined(bearer):
            bearer = self._syntax.head[bearer]
        subject = self._one(bearer, SUBJECT)
        if subject is None or self._one(bearer, PASSIVE) is not None:
            return None
        return verb, subject

    def _is_joined(self, verb: int) -> bool:
        """Whether a verb is joined to another whose subject is its own: "came and | accused",
        "rejected it, | accusing"."""
        above, relation = self._syntax.head[verb], self._syntax.relation[verb]
        hanging = relation == "advcl" and not self.below(verb, ("mark", "case"))
        joined = (relation == "conj" and above < verb) or (
            hanging and self.plain(verb).endswith("ing")
        )
        return joined and self._syntax.upos[above] == "VERB"

    def _chars(self, first: int, past: int) -> tuple[int, int]:
        return self._syntax.start[first], self._syntax.end[past - 1]

    def _stretch(self, word: int) -> tuple[int, int]:
        """The first word and one past the last of all that hang on a word."""
        first, past = word, word + 1
        todo = [word]
        while todo:
            at = todo.pop()
            first, past = min(first, at), max(past, at + 1)
            todo += self._below[at]
        return first, past

    def _top(self, start: int, end: int) -> int | None:
        """The word of a stretch that the others of it hang on."""
        inside = range(bisect_right(self._syntax.end, start), bisect_left(self._syntax.start, end))
        heads = self._syntax.head
        return next((w for w in inside if heads[w] == w or heads[w] not in inside), None)

    def _subject(self, verb: int, deep: int) -> int | None:
        own = self._one(verb, (*SUBJECT, *PASSIVE))
        if own is not None:
            return self._meant(own, verb)
        fronted = [
            w
            for w in self.below(verb, (*OBJECT, "compound", "amod", "nmod", "nmod:unmarked"))
            if self._is_fronted(w, verb) or self._is_before(w, verb)
        ]
        above = self.above(verb)
        if fronted or above is None or not deep:
            return fronted[0] if fronted else None
        relation = self.relation(verb)
        if relation == "acl":
            # "Their plan | to attack", "its role | in arming": who has the plan, not the plan.
            aim = [w for w in self.below(verb, ("mark", "case")) if self.plain(w) in AIMS]
            return self._planner(above, deep - 1) if aim else above
        if relation not in SHARING or self._syntax.upos[above] not in ("VERB", "AUX"):
            return None
        passive = self._one(above, PASSIVE)
        if passive is not None:
            return self._meant(passive, above)
        told = self._told(verb, above)
        return told if told is not None else self._subject(above, deep - 1)

    def _is_before(self, word: int, verb: int) -> bool:
        """Whether a name or noun stands where a subject does, whatever the tree calls it."""
        start, _ = self.chars(word)
        named = self._text[start].isupper() or self.part(word) in ("NOUN", "PROPN")
        return word < verb and named and self.plain(word) not in RELATIVE and not self.case(word)

    def _planner(self, plan: int, deep: int) -> int | None:
        """Who would do what a noun is for: "their plan to attack", "gave the order to attack"."""
        owner = self._one(plan, ("nmod:poss",))
        above = self.above(plan)
        if owner is not None or above is None or self._syntax.upos[above] != "VERB":
            return owner
        return self._subject(above, deep)

    def _told(self, verb: int, above: int) -> int | None:
        """Who is to do it, or is said to, in "ordered troops to attack", "called on them to leave",
        "accused the army of shelling"."""
        if self.relation(verb) not in ("xcomp", "advcl", "ccomp"):
            return None
        marks = {self.plain(w) for w in self.below(verb, ("mark", "case"))}
        aims = self.relation(verb) == "xcomp" or "to" in marks
        if not aims and not marks & CHARGING:
            return None
        told = self._one(above, (*OBJECT, "iobj"))
        if told is None and aims:
            called = (w for w in self.below(above, ("obl",)) if self.case(w) in CALLING)
            told = next(called, None)
        return told if told is not None and told < verb else None

    def _meant(self, word: int, verb: int) -> int:
        """ "The rebels who shelled": who is the noun that the clause hangs on."""
        above = self.above(verb)
        if self.plain(word) in RELATIVE and above is not None:
            if self._syntax.relation[verb].startswith("acl"):
                return above
            if self._syntax.relation[verb] == "conj":
                return self._meant(word, above) if self.part(above) in VERBS else above
        return word

    def _one(self, word: int, relations: Sequence[str]) -> int | None:
        return next((w for w in self._below[word] if self._syntax.relation[w] in relations), None)
