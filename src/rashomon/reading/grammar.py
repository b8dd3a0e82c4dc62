"""A report's trees, to be asked about verbs: who does what a verb says, and to whom.

Subjects that a verb shares with another ("came and shelled", "accused of shelling") are found here;
"who" is the noun before it. Where the tree is plainly wrong, what stands where decides.
"""

from rashomon.reading.hanging import Hanging

SUBJECT = ("nsubj", "csubj")
PASSIVE = ("nsubj:pass", "csubj:pass")
PASSIVE_MARKS = ("aux:pass",)
AGENT = ("obl:agent",)
OBJECT = ("obj",)
SUBJECTS = (*SUBJECT, *PASSIVE)
# A verb that hangs so on another has the other's subject where it has none of its own.
SHARING = ("conj", "xcomp", "advcl", "parataxis", "ccomp")
RELATIVE = ("who", "which", "that")
LEADING = ("where", "when", "why", "how", "whose", "whom")
# "Accused the army | of shelling", "blamed | for", "kept | from": the army is who shelled.
BEING = ("was", "were", "been", "being", "is", "are")
# "Was ready | to send": what holds the subject that the verb shares.
HOLDING = ("VERB", "AUX", "ADJ")
BEFORE_NOUN = ("det", "amod", "compound", "nummod", "flat")
HAVING = ("has", "have", "had", "having")
VERBS = ("VERB", "AUX")
NEAR = 12
# "Their plan | to attack", "its role | in arming", "the goal | of taking".
AIMS = frozenset({"to", "in", "of", "for", "at", "from", "with"})
CHARGING = frozenset({"of", "for", "from", "into", "against", "with"})
# "Called | on residents to leave", "appealed | to the front to stop".
CALLING = frozenset({"on", "upon", "to"})
HEADED = 2
DEEPEST = 6  # verbs on verbs on verbs


class Grammar(Hanging):
    """A report's syntax, to be asked about verbs."""

    def subject(self, verb: int) -> int | None:
        """Who does what an active verb says: its own subject, or one that it shares."""
        return self._subject(verb, DEEPEST)

    def is_passive(self, verb: int, *, participle: bool) -> bool:
        """Whether a verb is told from the side of whom it is done to; `participle` where its form
        may stand alone for that: "the port shelled at dawn", "was hit and burned"."""
        if self._lettered(verb) is not None:  # "which IS has besieged"
            return False
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
        if not self.below(verb, AGENT) or verb < HEADED:
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

    def objects(self, verb: int) -> list[int]:
        """What a verb does something to: its objects, those of a verb it is joined to and shares
        them with ("trains, arms and directs the rebels"), the noun that "which" stands for."""
        joined = self.below(verb, ("conj",))
        hanging = [
            w
            for w in self.below(verb, ("obj", "iobj"))
            if not self._is_fronted(w, verb) and (w > verb or self.plain(w) in RELATIVE)
        ]
        embedded = self._embedded(verb)
        hanging = [w for w in hanging if w != embedded]
        if self._lettered(verb) is not None:  # "the port | which IS has besieged"
            hanging += [w for w in self.below(verb, SUBJECTS) if self._is_relative(w)]
        # "Killed nine and | seized two trucks", but "killing and wounding dozens" are both's.
        near = [w for w in hanging if not self._is_joined_between(verb, w)]
        own = [self._meant(w, verb) for w in near or hanging[:1]]
        own = own or self._hung_before(verb)
        above = self.above(verb)
        if not own and self.relation(verb) == "conj" and above is not None:
            shared = self.below(above, ("obj",))
            own = [self._meant(w, above) for w in shared if w > verb or self.plain(w) in RELATIVE]
            joined += [v for v in self.below(above, ("conj",)) if v > verb]
        if not own and self.finer(verb) == "acl:relcl":
            own = self._left_out(verb)
        if own or self.below(verb, (*PASSIVE, *AGENT)):
            return own
        if self._is_number_behind(verb):
            return [verb + 1]
        noun = [w for w in self._below[verb] if w > verb and self._is_bare_noun(w)]
        noun += [w for w in self.below(verb, ("ccomp",)) if w > verb and self._is_no_clause(w)]
        if noun:
            return noun[:1]
        if any(verb < w and self.relation(w) == "obl" for w in self.below(verb)):
            return []  # "landed near a school and caused injuries" lands nothing
        return [w for v in joined for w in self.below(v, ("obj",))][:1]

    def _is_joined_between(self, verb: int, word: int) -> bool:
        """Whether a verb that is joined to one stands between it and a word."""
        between = (v for v in range(verb + 1, word) if self.part(v) == "VERB")
        return any(self.relation(v) == "conj" for v in between)

    def _hung_before(self, verb: int) -> list[int]:
        """The object behind a joined verb that the tree hangs on a verb before it, which has one of
        its own: "killed nine and | injured ten"."""
        if self.relation(verb) != "conj":
            return []
        for word in range(verb + 1, min(verb + NEAR, len(self._syntax.head))):
            if self.part(word) == "VERB" and self.relation(word) in ("conj", "root"):
                return []
            above = self.above(word)
            if above is None or self.relation(word) != "obj" or above >= verb:
                continue
            if self.part(above) == "VERB" and self.below(above, OBJECT)[0] < verb:
                return [word]
        return []

    def _is_number_behind(self, verb: int) -> bool:
        """ "Wounded ten and fled": a number that counts nothing else, wherever it hangs."""
        behind = self.behind(verb, 1)
        return any(
            self.part(w) == "NUM"
            and self.relation(w) not in ("compound", "obl")
            and (self.relation(w) != "nummod" or (self.above(w) or 0) < verb)
            for w in behind
        )

    def _left_out(self, verb: int) -> list[int]:
        """ "The pilot | they captured": what the clause hangs on, where it has a subject of its own
        and no "which", "where" or preposition that leads to it."""
        above, subject = self.above(verb), self._one(verb, SUBJECT)
        if above is None or subject is None or not above < subject < verb:
            return []
        told = (*self.below(verb), *self.below(subject))
        led = any(self.plain(w) in LEADING for w in told) or self.plain(subject) in RELATIVE
        stranded = any(self.relation(w) == "case" for w in self.below(verb))
        return [] if led or stranded else [above]

    def stands_for(self, start: int, end: int) -> tuple[int, int] | None:
        """The noun that a relative pronoun at these characters stands for, with what is before it:
        "the coalition, | which said"."""
        word = self._top(start, end)
        verb = self.above(word) if word is not None else None
        if word is None or verb is None:
            return None
        meant = self._meant(word, verb)
        if meant == word:
            return None
        return self.phrase(meant, lambda w: w < meant and self.relation(w) in BEFORE_NOUN)

    def _is_bare_noun(self, word: int) -> bool:
        """Whether a word has an article and no preposition, whatever the tree calls it."""
        free = self._syntax.relation[word] in ("advmod", "xcomp", "obj", "obl")
        return free and bool(self.below(word, ("det", "nummod"))) and not self.case(word)

    def _is_no_clause(self, word: int) -> bool:
        """Whether what the tree takes for a clause is a noun: "praised | their efforts to help"."""
        clause = self.below(word, (*SUBJECT, *PASSIVE, "cop", "mark", "case"))
        return self.part(word) in ("NOUN", "PROPN") and not clause

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

    def _subject(self, verb: int, deep: int) -> int | None:
        own = self._one(verb, (*SUBJECT, *PASSIVE))
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

    def _embedded(self, verb: int) -> int | None:
        """The "which" of "the raid | which the Crescent says killed two": who says it stands right
        before the verb, but does not do it."""
        said = verb - 1
        while said > 0 and self.above(said) == verb and self.relation(said) in ("aux", "advmod"):
            said -= 1
        if said <= 0 or self.part(said) != "VERB" or self.plain(said).endswith("ing"):
            return None
        near = range(said - 1, max(said - NEAR, -1), -1)
        which = next((w for w in near if self._is_relative(w)), None)
        own = self._one(verb, (*SUBJECT, *PASSIVE))
        if which is None or which == said - 1 or (own is not None and own < which):
            return None
        return which if all(self.part(w) != "VERB" for w in range(which, said)) else None

    def _is_relative(self, word: int) -> bool:
        return self.part(word) == "PRON" and self.plain(word) in RELATIVE

    def _noun_of(self, which: int, verb: int) -> int:
        """The noun that a "which" stands for, wherever the tree hangs its clause."""
        holders = (self.above(which), verb, verb - 1)
        hung = (w for w in holders if w is not None and self.relation(w) == "acl")
        above = next((a for w in hung if (a := self.above(w)) is not None and a < which), None)
        if above is not None:
            return above
        before = which - 1
        return before - 1 if before and self.part(before) == "PUNCT" else before

    def _lettered(self, verb: int) -> int | None:
        """ "The port that IS has besieged": letters that the tree takes for an auxiliary."""
        near = (w for w in self.below(verb, ("aux", "aux:pass", "cop")) if w < verb)
        return next((w for w in near if self._is_capitals(w)), None)

    def _is_capitals(self, word: int) -> bool:
        start, end = self.chars(word)
        written = self._text[start:end]
        before = self._text[self.chars(word - 1)[0] : start].strip() if word else ""
        return len(written) > 1 and written.isupper() and not before.isupper()

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
