"""A report's trees, to be asked what a verb does something to."""

from rashomon.reading.relatives import NEAR, PASSIVE, RELATIVE, SUBJECT, SUBJECTS, Relatives

AGENT = ("obl:agent",)
OBJECT = ("obj",)
LEADING = ("where", "when", "why", "how", "whose", "whom")
# "Accused the army | of shelling", "blamed | for", "kept | from": the army is who shelled.
CHARGING = frozenset({"of", "for", "from", "into", "against", "with"})


class Objects(Relatives):
    """A report's syntax, to be asked about the objects of verbs."""

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
        if own or self.below(verb, PASSIVE) or self.agents(verb):
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

    def agents(self, verb: int) -> list[int]:
        """By whom a verb says that it was done; not all that the tree takes for that is."""
        return [w for w in self.below(verb, AGENT) if self.case(w) == "by"]

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
        """ "The scout | they captured": what the clause hangs on, where it has a subject of its own
        and no "which", "where" or preposition that leads to it."""
        above, subject = self.above(verb), self._one(verb, SUBJECT)
        if above is None or subject is None or not above < subject < verb:
            return []
        told = (*self.below(verb), *self.below(subject))
        led = any(self.plain(w) in LEADING for w in told) or self.plain(subject) in RELATIVE
        stranded = any(self.relation(w) == "case" for w in self.below(verb))
        return [] if led or stranded else [above]

    def _is_bare_noun(self, word: int) -> bool:
        """Whether a word has an article and no preposition, whatever the tree calls it."""
        free = self._syntax.relation[word] in ("advmod", "xcomp", "obj", "obl", *AGENT)
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
