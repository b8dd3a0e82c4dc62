"""A report's trees, to be asked about verbs: who does what a verb says, and to whom.

Subjects that a verb shares with another ("came and shelled", "accused of shelling") are found here;
"who" is the noun before it. Where the tree is plainly wrong, what stands where decides.
"""

from rashomon.reading.objects import AGENT, CHARGING, OBJECT, Objects
from rashomon.reading.relatives import NEAR, PASSIVE, RELATIVE, SUBJECT

PASSIVE_MARKS = ("aux:pass",)
# A verb that hangs so on another has the other's subject where it has none of its own.
SHARING = ("conj", "xcomp", "advcl", "parataxis", "ccomp")
# "Was ready | to send": what holds the subject that the verb shares.
HOLDING = ("VERB", "AUX", "ADJ")
HAVING = ("has", "have", "had", "having")
# "Their plan | to attack", "its role | in arming", "the goal | of taking".
AIMS = frozenset({"to", "in", "of", "for", "at", "from", "with"})
# "Called | on residents to leave", "appealed | to the front to stop".
CALLING = frozenset({"on", "upon", "to"})
# A name stands before a participle: two words at the least.
HEADED = 2
OPENING = ("when", "as", "after", "while", "before", "because", "since")
DEEPEST = 6  # verbs on verbs on verbs


class Grammar(Objects):
    """A report's syntax, to be asked about verbs."""

    def subject(self, verb: int) -> int | None:
        """Who does what an active verb says: its own subject, or one that it shares."""
        return self._subject(verb, DEEPEST)

    def is_passive(self, verb: int, *, participle: bool) -> bool:
        """Whether a verb is told from the side of whom it is done to; `participle` where its form
        may stand alone for that: "the port shelled at dawn", "was hit and burned"."""
        if self._lettered(verb) is not None:  # "which IS has besieged"
            return False
        if self.below(verb, PASSIVE_MARKS) or self.agents(verb):
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
        own = self._one(verb, (*PASSIVE, *SUBJECT))
        if own is not None:
            return self._meant(own, verb)
        above = self.above(verb)
        if above is None:
            return self._next_subject(verb)
        counted = self.counted_before(verb)
        if counted is not None:
            return counted
        beside = self._name_before(verb)
        if beside is not None:
            return beside
        if self._syntax.relation[verb].startswith(("acl", "amod")):
            return above
        if self._is_aside(verb):
            return self._one(above, (*SUBJECT, *PASSIVE))
        return self.suffering(above) if self._syntax.relation[verb] == "conj" else None

    def counted_before(self, verb: int) -> int | None:
        """ "Six were killed and | over ten | were hurt": a number right before "were", which the
        tree hangs on what was said before."""
        marks = self.below(verb, PASSIVE_MARKS)
        word = (marks[0] if marks else verb) - 1
        if word > 0 and self.relation(verb) != "conj":
            hung = self.above(word)  # a number counts what stands behind it, never before
            stray = self.relation(word) == "nummod" and hung is not None and hung < word
            return word if self.part(word) == "NUM" and stray and not marks else None
        if word < 0 or self.above(word) == verb or self.relation(word) in ("aux", "det"):
            return None
        counted = self.part(word) == "NUM" or self.below(word, ("nummod",))
        return word if counted and self.part(word) in ("NUM", "NOUN") else None

    def _name_before(self, verb: int) -> int | None:
        """ "Pits Assad, | backed by allies, against": the name right before such a participle,
        which the tree hangs on a noun further off."""
        if not self.agents(verb) or verb < HEADED:
            return None
        word = verb - 1 - (self.plain(verb - 1) == ",")
        if self.part(word) != "PROPN":
            return None
        while self.relation(word) in ("flat", "compound") and (top := self.above(word)) is not None:
            word = top
        away = self.relation(verb) in ("acl", "advcl") and self.above(verb) != word
        return word if away and word < verb else None

    def _is_aside(self, verb: int) -> bool:
        """Whether a verb tells more of another's subject; what the tree calls a root below another
        word is one, too."""
        relation = self._syntax.relation[verb]
        return relation == "advcl" or (relation == "root" and self.above(verb) is not None)

    def _next_subject(self, verb: int) -> int | None:
        near = range(verb + 1, min(verb + NEAR, len(self._syntax.head)))
        return next((w for w in near if self._syntax.relation[w] in (*SUBJECT, *PASSIVE)), None)

    def _subject(self, verb: int, deep: int) -> int | None:
        own = self._own_subject(verb)
        lettered = self._lettered(verb)
        if lettered is not None and (own is None or self.plain(own) in RELATIVE):
            return lettered
        embedded = self._embedded(verb)
        if embedded is not None:
            return self._noun_of(embedded, verb)
        if own is not None:
            return self._meant(own, verb)
        fronted = [
            w
            for w in self.below(
                verb, (*OBJECT, *AGENT, "compound", "amod", "nmod", "nmod:unmarked")
            )
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
        if relation not in SHARING or self._syntax.upos[above] not in HOLDING:
            return None
        beside = self._beside(verb, above)
        if beside is not None:
            return self._subject(beside, deep - 1)
        passive = self._one(above, PASSIVE)
        if passive is not None:
            return self._meant(passive, above)
        told = self._told(verb, above)
        return told if told is not None else self._subject(above, deep - 1)

    def _own_subject(self, verb: int) -> int | None:
        """A verb's own subject: of two that the tree gives it the one behind "when", "as"."""
        told = self.below(verb, (*SUBJECT, *PASSIVE))
        marks = [w for w in self.below(verb, ("mark", "advmod")) if self.plain(w) in OPENING]
        behind = [w for w in told if marks and marks[-1] < w < verb]
        return next(iter(behind or told), None)

    def _beside(self, verb: int, above: int) -> int | None:
        """ "Said that rebels shelled the port, | killing two": what was said before it, where the
        tree hangs the killing on the saying."""
        if self.relation(verb) not in ("ccomp", "conj", "advcl") or self.below(verb, ("aux",)):
            return None
        if not self.plain(verb).endswith("ing"):
            return None
        said = next((w for w in self.below(above, ("ccomp",)) if above < w < verb), None)
        marks = self.below(verb, ("mark", "cc"))
        return said if said is not None and not any(w > said for w in marks) else None

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
