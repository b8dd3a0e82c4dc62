"""A clause and its trigger in; the place that the clause tells of the event out.

A place counts where a word of place leads to it ("in the farms of Arlen", "across northern Dorna
province") and where the tree hangs it on the trigger, not on another event or clause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.claims.asking import HARM, VERBS, WHEN
from rashomon.claims.parties import Parties
from rashomon.claims.triggers import FoundTrigger
from rashomon.reading.words import Words
from rashomon.records import EventType, Mention, Role

PLACES = frozenset({"place", "facility", "government"})
# A state may be where these happened, told as whom it happened to: "visited Norland".
REACHED: frozenset[EventType] = frozenset({"meeting", "deployment"})
SITED = frozenset({"place", "government"})
WHERE = frozenset({"place", "facility"})
# Who answers does so from anywhere; the place in their clause is that of what they speak of.
UNPLACED: frozenset[EventType] = frozenset(
    {"denial", "no_comment", "confirmation", "claim_of_responsibility"}
)
# A name may stand so in the words for a place: "Dorna province", "the port of Arlen".
WITHIN = ("nmod", "compound", "amod", "appos", "flat")
NOUNS = ("NOUN", "PROPN")
AWAY = ("towards", "toward", "from")
TOWARDS = ("to", "into", "from", "towards", "toward")
BEFORE = (*NOUNS, "DET", "ADJ", "NUM", "PRON")
ROLES = ("nsubj", "obj", "iobj")
ON_GROUND = ("in", "on", "into", "onto", "at", "near", "over")
BESIDE = ("det", "amod", "compound", "nummod", "advmod")
HIGHEST = 6  # words on words


@dataclass(frozen=True, slots=True)
class Places:
    """Asked where what a trigger speaks of happened."""

    words: Words
    trigger: FoundTrigger
    parties: Parties

    def named(self, names: Sequence[Mention], phrases: Iterable[Mention]) -> Mention | None:
        """The first name of a place, else of a state, else words for a place ("the border area"),
        where it happened; `names` and `phrases` are the mentions of the clause."""
        if self.trigger.type in UNPLACED:
            return None
        told = [m for m in names if m.type in PLACES and not self._is_rule(m) and self._is_here(m)]
        unnamed = (m for m in phrases if self._is_unnamed(m) and self._is_here(m))
        sure = (m for m in told if m.type != "government")
        return next(sure, None) or next(iter(told), None) or next(unnamed, None) or self._ground()

    def _ground(self) -> Mention | None:
        """ "Fell in | an empty field": words for ground that no name and no phrase tell of."""
        g, event = self.parties.grammar, self._event()
        if event is None or self.trigger.type != "attack" or g.part(event) not in VERBS:
            return None
        kinds = self.parties.language.words["place_nouns"]
        for word in g.below(event, ("obl",)):
            if word > event and g.plain(word) in kinds and g.case(word) in ON_GROUND:
                before = [w for w in g.below(word, BESIDE) if w < word]
                start, end = g.chars(min((*before, word)))[0], g.chars(word)[1]
                return Mention(start, end, g.text(start, end), "place")
        return None

    def inside(self, target: Role, names: Iterable[Mention]) -> Mention | None:
        """Of a target that is a place, or those who live there, the place."""
        g = self.parties.grammar
        top = g.word(target.start, target.end)
        if self.trigger.type in UNPLACED or top is None:
            return None
        people = (*self.parties.language.sources["witness"], *self.parties.language.words["crowds"])
        for name in names:
            word = g.word(name.start, name.end)
            if name.type not in SITED or not name.entity or word is None or self._is_rule(name):
                continue
            if g.text(name.end, name.end + 1) == "-":
                continue
            if name.type == "government" and self.trigger.type not in (HARM | REACHED):
                continue  # "accused Norland"
            if word == top or self._place_word(word, top) == top:
                return name
            if g.above(word) == top and g.plain(top) in people:
                return name
        return None

    def _is_unnamed(self, mention: Mention) -> bool:
        """Whether a mention is words for a place that end with a noun: not "northern"."""
        g = self.parties.grammar
        word = g.word(mention.start, mention.end)
        noun = word is not None and g.part(word) in NOUNS and g.chars(word)[1] == mention.end
        return mention.type in WHERE and not mention.entity and noun

    def _is_here(self, name: Mention) -> bool:
        g = self.parties.grammar
        word, event = g.word(name.start, name.end), self._event()
        if word is None or event is None or g.text(name.end, name.end + 1) == "-":
            return False  # "the Norland-held town"
        if name.quote.islower() and g.relation(word) == "amod":
            return False  # "northern" alone
        top = self._place_word(word, event)
        if top == event:  # "the Dorna raid"; "Norland raids" are Norland's
            return name.type == "place" and g.finer(word) == "compound"
        if top is not None and g.relation(top) in ROLES:
            return False
        host = g.above(top) if top is not None else None
        if top is None or host is None or self._lead(top) not in self._locatives():
            return False
        if not name.entity and self._lead(top) in TOWARDS:
            return False  # "damage to the houses" is not there
        if host != event and g.part(host) in VERBS and self._lead(top) in AWAY:
            return not g.below(event, ("nsubj",)) and not self._is_joined(event, host)
        return self._is_its(host, event)

    def _is_joined(self, event: int, verb: int) -> bool:
        """Whether a verb is joined to one before it, by whatever steps: "fled to Dorna, but a drone
        found them | and hit them"."""
        g, at = self.parties.grammar, event
        while g.relation(at) == "conj" and (above := g.above(at)) is not None:
            at = above
            if at == verb:
                return True
        return False

    def _is_rule(self, mention: Mention) -> bool:
        """Whether a name is of forces or of a government, which is no place."""
        ruling = self.parties.language.sources["government"]
        words = mention.quote.lower().split()
        return self._is_forces(mention) or any(word in ruling for word in words[1:])

    def _event(self) -> int | None:
        words, trigger = self.words, self.trigger
        return self.parties.grammar.word(words.starts[trigger.begin], words.ends[trigger.end - 1])

    def _place_word(self, word: int, event: int) -> int | None:
        """The word of a place that a name belongs to: "parts" of "the western parts of Dorna"."""
        g, parties = self.parties.grammar, self.parties
        for _ in range(HIGHEST):
            lead = self._lead(word)
            if lead not in ("", "of"):
                return word
            above = self._before_of(word) if lead == "of" else g.above(word)
            if above is None or above == event:
                return above
            if g.part(above) not in NOUNS or (not lead and g.relation(word) not in WITHIN):
                return None
            if parties.is_happening(above) or parties.is_weapon(above):
                return None
            if parties.is_somebody(above) and not self._is_place(above):
                return None
            word = above
        return None

    def _before_of(self, word: int) -> int | None:
        """The noun before "of", wherever the tree hangs the word: "the outskirts of | Arlen"."""
        g = self.parties.grammar
        of = next(
            (w for w in range(word - 1, max(word - HIGHEST, -1), -1) if g.plain(w) == "of"), 0
        )
        return of - 1 if of else g.above(word)

    def _is_place(self, word: int) -> bool:
        """Whether a word is of a place's name, or a kind of place: "the Dorna | region"."""
        mention = self.parties.mention(word)
        kinds = self.parties.language.words["place_nouns"]
        return self.parties.grammar.plain(word) in kinds or (
            mention is not None and mention.type in WHERE
        )

    def _lead(self, word: int) -> str:
        """The preposition before a word and what belongs to it, "" where there is none."""
        g = self.parties.grammar
        if found := g.case(word):
            return found
        for before in range(word - 1, max(word - HIGHEST, -1), -1):
            if g.part(before) == "ADP":
                return g.plain(before)
            beside = g.part(before) in BEFORE or g.relation(before) in WITHIN
            if not beside and g.plain(before) != "-":
                return ""
        return ""

    def _locatives(self) -> frozenset[str]:
        return frozenset(self.parties.language.words["locatives"])

    def _is_same(self, noun: int) -> bool:
        """Whether a noun may name what the trigger tells of: "killed | in the raids near Dorna",
        but not "condemned | the raid on Dorna" and not "raided | as the talks in Arlen ended"."""
        match = self.parties.language.events.nouns.at([self.parties.grammar.plain(noun)], 0)
        kinds = {trigger.type for trigger in match[1]} if match else set()
        return self.trigger.type in HARM and bool(kinds & HARM)

    def _is_its(self, host: int, event: int) -> bool:
        """Whether what hangs on a word belongs to the event: on it, on a verb above it, or on the
        event by which it was done ("killed in raids near Dorna")."""
        g, at = self.parties.grammar, host
        while at != event and g.part(at) not in VERBS:
            if self.parties.is_happening(at) and not self._is_same(at):
                return False
            above = g.above(at)
            if above is None:
                return True
            at = above
        return g.hangs_on(event, at) or (g.above(at) == event and self._is_when(at))

    def _is_when(self, verb: int) -> bool:
        """Whether a clause tells what hurt those of whom the trigger tells: "killed | when they
        blew themselves up in Dorna"."""
        g = self.parties.grammar
        led = {g.plain(w) for w in g.below(verb, ("mark", "advmod"))}
        hurt = self.trigger.type in ("casualties", "damage")
        return hurt and g.relation(verb) == "advcl" and bool(led & WHEN)

    def _is_forces(self, mention: Mention) -> bool:
        """A state is a place, too; its army is not."""
        party = self.parties.language.names.parties.get(mention.entity or "")
        return mention.type == "government" and (party is None or party.of is not None)
