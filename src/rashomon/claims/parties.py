"""Words of a sentence's tree in; whether they stand for somebody, and them as roles, out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.reading.relatives import RELATIVE
from rashomon.records import Attribution, Mention, Role, Span

PARTIES = frozenset({"person", "organisation", "armed_group", "government", "nationality", "other"})
WEAPONS = frozenset({"weapon", "platform"})
# The lists of sources.yml whose nouns are somebody.
SOMEBODY = (
    "armed_group",
    "government",
    "unnamed_official",
    "organisation",
    "witness",
    "expert",
    "person",
    "media",
    "offices",
)
# What hangs on a noun and belongs to its name: "the three Sudmark army officers".
INSIDE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "flat",
        "nummod",
        "nmod:poss",
        "nmod:unmarked",
        "nmod:desc",
        "fixed",
        "inner",
        "det:predet",
    }
)
NOBODY = frozenset(
    {"no", "any", "neither", "nobody", "none", "anyone", "nothing", "anything", "anti", "non"}
)
BEHIND = frozenset({"flat", "compound", "nmod:desc", "nmod:unmarked", "fixed", "inner"})
NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
QUOTES = frozenset("\"'“”‘’«»-")
EDGES = QUOTES | frozenset(",;:. ")
DANGLING = (" of", " and", " the", " in", " from")
POSSESSIVE = ("'s", "'", "’s", "’", "s")
# Pronouns of people, who act even where it is not known who they are; and kinds of one person.
PEOPLE = ("person", "many", "others_person", "others_many")
PERSONS = ("named_person", "named_official", "unnamed_official", "witness", "expert")
BOUNDS = frozenset({"least", "most", "than", "at"})  # "at least nine people" are nine people
DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "which", "who", "what", "whom"})
OWNING = ("amod", "compound", "nmod:poss", "nmod:unmarked")
LONGEST = 12  # words of a role; what is longer is a list or lost punctuation


@dataclass(frozen=True, slots=True)
class Parties:
    """Asked what words of the tree stand for; `mentions_at` gives the innermost mentions that meet
    some characters, `phrases_at` all of them."""

    grammar: Grammar
    language: Language
    mentions_at: Callable[[int, int], Sequence[Mention]]
    phrases_at: Callable[[int, int], Sequence[Mention]]
    speaker: Attribution | None = None

    def mention(self, word: int) -> Mention | None:
        """The mention that a word stands in."""
        start, end = self.grammar.chars(word)
        found = (m for m in self.mentions_at(start, end) if m.start <= start and end <= m.end)
        return next(found, None)

    def is_somebody(self, word: int) -> bool:
        """Whether a word stands for people or a party: a name, "rebels", "they", "dozens of
        soldiers"; a place that is named as one ("Norland shelled")."""
        g = self.grammar
        plain = g.plain(word)
        if g.part(word) == "PRON":
            owning = plain in self.language.words["possessives"]
            return owning or self.language.is_pronoun(plain) or g.finer(word) == "nmod:poss"
        mention = self.mention(word)
        if mention is not None and mention.type in PARTIES:
            return not self.is_happening(word)
        if self._is_people(plain):
            return True
        if mention is not None and mention.type in WEAPONS:  # "Norland jets"
            manned = self.language.events.manned.at([plain], 0) is not None
            return manned and any(map(self._is_owner, g.below(word, OWNING)))
        if mention is not None and mention.type == "place":
            return g.part(word) == "PROPN"
        if not self.is_happening(word) and self._is_phrase(word):
            return True
        if mention is None and g.is_lettered(word):
            return not self.is_happening(word)  # "IS has attacked": letters stand for a party
        counted = g.part(word) == "NUM" or plain in self.language.words["crowds"]
        members = [w for w in g.below(word, ("nmod",)) if g.case(w) == "of"]
        return counted and (not members or self.is_somebody(members[0]))

    def is_kind(self, word: int) -> bool:
        """Whether a word only says of what kind or how many an event is: "a major battle", "several
        attacks", not "a rebel attack"."""
        g, sources = self.grammar, self.language.sources
        if g.part(word) not in ("ADJ", "DET") or g.relation(word) not in ("amod", "det"):
            return False
        mention, plain = self.mention(word), g.plain(word)
        named = mention is not None and mention.type in PARTIES
        return not (named or plain in sources["armed_group"] or plain in sources["government"])

    def _is_phrase(self, word: int) -> bool:
        """Whether a phrase that stands for people or a party ends with a word: "Norland pilots"."""
        start, end = self.grammar.chars(word)
        return any(m.type in PARTIES and m.end == end for m in self.phrases_at(start, end))

    def _is_people(self, plain: str) -> bool:
        language = self.language
        return any(plain in language.sources[name] for name in SOMEBODY) or (
            language.events.people.at([plain], 0) is not None
        )

    def _is_owner(self, word: int) -> bool:
        mention = self.mention(word)
        named = mention is not None and mention.type in PARTIES
        return named or self._is_people(self.grammar.plain(word))

    def owner(self, word: int) -> int | None:
        """Whose a thing is said to be: "Norland's missile", "a rocket of the front"."""
        g = self.grammar
        behind = (w for w in g.below(word, ("nmod",)) if g.case(w) == "of")
        for owner in (*g.below(word, OWNING), *behind):
            found = next(filter(self._is_party, (owner, *g.below(owner, OWNING))), None)
            if found is not None:
                return found
        return None

    def _is_party(self, word: int) -> bool:
        """Whether a word names a party, and is not joined to "-made", "-backed"."""
        mention = self.mention(word)
        if mention is None or mention.type not in PARTIES:
            return self._is_people(self.grammar.plain(word))
        return self.grammar.text(mention.end, mention.end + 1) not in ("-", "–")

    def is_possessor(self, word: int) -> bool:
        """Whether "'s" stands behind a word."""
        _, end = self.grammar.chars(word)
        return self.grammar.text(end, end + 1) in ("'", "’")

    def is_weapon(self, word: int) -> bool:
        """Whether a word is a weapon or platform, not what is done with one ("air strikes")."""
        g = self.grammar
        plain = [g.plain(word)]
        of = [w for w in g.below(word, ("nmod",)) if g.case(w) == "of"]
        if of and plain[0] in (*self.language.words["crowds"], "number", "tens", "salvo"):
            return self.is_weapon(of[0])  # "dozens of shells"
        mention = self.mention(word)
        armed = mention is not None and mention.type in WEAPONS
        known = self.language.events.weapons.at(plain, 0) is not None
        return (armed or known) and not self.is_happening(word)

    def is_happening(self, word: int) -> bool:
        """Whether a word names an event: "the strike", not who made it."""
        g = self.grammar
        plain, before = g.plain(word), g.plain(word - 1) if word else ""
        return self.language.events.names(before, plain) and not self._is_people(plain)

    def is_time(self, word: int) -> bool:
        """Whether a word is of a date."""
        mention = self.mention(word)
        dated = mention is not None and mention.type == "date"
        small, plain = self.language.words, self.grammar.plain(word)
        return dated or plain in small["weekdays"] or plain in small["times_of_day"]

    def thing(self, word: int) -> Role | None:
        """A weapon as a role: its words and what kind of weapon it is."""
        role, mention = self.role(word), self.mention(word)
        if role is None or mention is None:
            return role
        return Role(role.text, role.start, role.end, mention.entity)

    def role(self, word: int, *, alone: bool = False) -> Role | None:
        """A word as a role, with what belongs to it; None for a pronoun that leads nowhere and for
        nobody ("no group"); `alone` leaves out what is joined to it by "and", and events ("accused
        | the front | of the raid")."""
        g = self.grammar
        if any(g.plain(w) in NOBODY for w in (word, *g.below(word, ("det",)))):
            return None
        if self._is_pronoun(word):
            return self._pronoun(word)
        start, end = g.phrase(
            word,
            lambda below: (
                self._belongs(below, word)
                and not (alone and (g.relation(below) == "conj" or self.is_happening(below)))
            ),
        )
        text = g.text(start, end)
        while text and text[0] in EDGES:
            start, text = start + 1, text[1:]
        while text and text[-1] in EDGES:
            end, text = end - 1, text[:-1]
        start = self._whole(start)
        text = g.text(start, end)
        while text.endswith(DANGLING) and end > g.chars(word)[1]:  # "four staff | of the"
            text = text.rpartition(" ")[0]
            end = start + len(text)
        if len(text.split()) > LONGEST:
            shorter = " ".join(text.split()[:LONGEST])
            text = shorter if text.startswith(shorter) else ""
            end = start + len(text)
        if not text or end < g.chars(word)[1]:
            start, end = g.chars(word)
        named = self.mention(word)
        if named is not None and not self._is_clause(named):
            # A name is whole, however the tree parts it.
            start, end = min(start, named.start), max(end, named.end)
        for joining in ("and ", "or "):  # "and | five people"
            if g.text(start, end).lower().startswith(joining) and start < g.chars(word)[0]:
                start += len(joining)
        doubt = self._hedge(word, start)
        if doubt is not None:  # "suspected" is part of whom it names
            start = min(start, doubt.start) if doubt.end <= end else start
        text = g.text(start, end)
        return Role(text, start, end, self._entity(word, start, end), doubt)

    def _whole(self, start: int) -> int:
        """Where the word begins that a place stands in, with its article: "the | just-freed"."""
        g = self.grammar
        if not start or g.text(start - 1, start) != "-":
            return start
        while start and not g.text(start - 1, start).isspace():
            start -= 1
        before = g.word_before(start)
        article = before is not None and g.plain(before) in self.language.words["articles"]
        return g.chars(before)[0] if article and before is not None else start

    def _is_clause(self, mention: Mention) -> bool:
        """Whether a name has a verb in it: "rebel units | fighting the army"."""
        g = self.grammar
        words = g.words(mention.start, mention.end)
        return any(g.part(w) == "VERB" and g.relation(w) == "acl" for w in words)

    def _hedge(self, word: int, start: int) -> Span | None:
        """What leaves open whether it is they: "suspected rebels", "men believed to be rebels"."""
        g, doubted = self.grammar, self.language.words["doubted"]
        before = g.word_before(start)
        near = [w for w in g.below(word, (*OWNING, "acl", "acl:relcl")) if g.plain(w) in doubted]
        if not near and before is not None and g.plain(before) in doubted:
            near = [before]  # where the tree takes it for a verb
        return g.span(near[0]) if near else None

    def _is_pronoun(self, word: int) -> bool:
        """Whether a word stands for another; "thousands" and "many" do not."""
        plain = self.grammar.plain(word)
        owning = self.language.words["possessives"]
        known = self.language.is_pronoun(plain) or plain in DEMONSTRATIVE or plain in owning
        return self.grammar.part(word) == "PRON" and (
            known or self.grammar.finer(word) == "nmod:poss"
        )

    def _pronoun(self, word: int) -> Role | None:
        g = self.grammar
        plain, meant = g.plain(word), g.meant(word)
        start, end = g.chars(word)
        if plain in RELATIVE and (named := g.stands_for(start, end)) is not None:
            return Role(g.text(*named), *named, self._named_in(*named))
        if meant != word:
            mention = self.mention(meant)
            return Role(g.text(start, end), start, end, mention.entity if mention else None)
        if self.speaker is not None and _may_mean(plain, self.speaker, self.language):
            return Role(g.text(start, end), start, end, self.speaker.entity)
        told_of = plain == "those" and bool(g.below(word, ("acl", "acl:relcl")))
        if not (told_of or self.language.is_pronoun(plain, PEOPLE)):
            return None
        return Role(g.text(start, end), start, end, None)

    def _named_in(self, start: int, end: int) -> str | None:
        found = [m.entity for m in self.mentions_at(start, end) if m.type not in WEAPONS]
        return next((entity for entity in reversed(found) if entity), None)

    def _belongs(self, below: int, head: int) -> bool:
        g = self.grammar
        relation, above = g.finer(below), g.above(below)
        if above is None or g.plain(below) in BOUNDS:
            return False
        if relation == "case":
            return above != head and (g.finer(above) == "nmod" or g.plain(below) in POSSESSIVE)
        if relation == "cc":
            return above != head
        if relation == "punct":
            listed = g.plain(below) == "," and g.relation(above) == "conj"
            return listed or g.plain(below) in QUOTES
        if relation == "nmod":
            named = g.part(below) in NOUNS
            return named and self._is_of(below) and not self.is_time(below)
        if relation == "conj":  # "rebels and guards", "Norland and Sudmark planes"
            beside = above < head and below < head and g.finer(above) in INSIDE
            return (above == head or beside) and g.part(below) in NOUNS
        return relation in (INSIDE if below < above else BEHIND) and not (
            below > head and self.is_time(below)
        )

    def _is_of(self, word: int) -> bool:
        """Whether "of" leads to a word, also where the tree hangs the "of" elsewhere: "of the |
        Union of Nurses"."""
        g = self.grammar
        before = word - 1
        if before > 0 and g.plain(before) in self.language.words["articles"]:
            before -= 1
        return g.case(word) == "of" or (before >= 0 and g.plain(before) == "of")

    def _entity(self, word: int, start: int, end: int) -> str | None:
        """Whose name a role is: the one its head stands in, else one that tells whose it is
        ("Norland jets", "units of the army"); "Iran-backed fighters" are not Iran's."""
        own = self.mention(word)
        if own is not None and own.entity and own.type not in WEAPONS:
            return own.entity
        found = [
            m
            for m in self.mentions_at(start, end)
            if m.entity
            and m.type not in WEAPONS
            and start <= m.start
            and m.end <= end
            and self._tells_whose(m, word)
        ]
        return found[-1].entity if found else None

    def _tells_whose(self, mention: Mention, head: int) -> bool:
        g = self.grammar
        rest = g.text(mention.end, mention.end + 12).lower()
        if rest[:1] in "-–" and rest[1:].split(" ")[0] in self.language.words["borne"]:
            return False
        if mention.end <= g.chars(head)[0]:
            return True
        return mention.type in PARTIES and self._is_people(g.plain(head))


def _may_mean(pronoun: str, speaker: Attribution, language: Language) -> bool:
    """Whether a pronoun in what somebody says may be they: "the army said it had", "we have"."""
    person = speaker.source_kind in PERSONS
    pronoun = language.words["possessives"].get(pronoun, pronoun)
    if language.is_pronoun(pronoun, ("person",)):
        return person
    if language.is_pronoun(pronoun, ("thing",)):
        # What an outlet reports of "it" is not of itself.
        return not person and speaker.source_kind not in ("hearsay", "unspecified", "media")
    first = pronoun in ("i", "we", "us", "me")
    return pronoun == "they" or (first and speaker.manner != "indirect")
