"""A reading in; the names and words in it that take sides out, with whom they name, whose they
are, and the neutral words.

A word that takes sides tells of the speaker. What stands in somebody's words is theirs, not the
outlet's. Nothing here says who is right to use which name.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from rashomon.language import Language
from rashomon.language.naming import Label
from rashomon.linking.entities import voice_of
from rashomon.reading.words import Words
from rashomon.records import Mention, Naming, Reading

# Lines that are the account's own; menus, comments and other stories are not.
TOLD = frozenset({"title", "body", "caption", "section", "dateline"})
PARTIES = frozenset(
    {"organisation", "armed_group", "government", "nationality", "place", "facility", "person"}
)
LOADED = frozenset({"hostile", "self", "contested"})
# Kinds of labels that say something of the party that a name holds.
OF_NAMES = ("dehumanising", "denial of statehood", "label")
OPENING, CLOSING = "\"“«‘'", "\"”»’'"
SMALL = ("prepositions", "coordinators", "subordinators", "determiners", "auxiliaries")
LONGEST_QUOTED = 4  # words; what is longer is said by somebody
MARKED = re.compile(r"[\"“«]([^\"“”«»\n]{3,60})[\"”»]")


def namings_of(
    reading: Reading,
    story: int,
    language: Language,
    called: Iterable[tuple[str, str]] = (),
    told: frozenset[str] = frozenset(),
) -> list[Naming]:
    """The loaded names and words of one story of a report, in order; `called` are names that people
    gave to entities, `told` the entities that the story's other accounts name: what this account
    leaves open between parties is settled where they name one of them alone."""
    weigher = _Weigher(reading, language, dict(called), told)
    spans = [
        (s.start, s.end) for s in reading.report.segments if s.story == story and s.kind in TOLD
    ]
    found: list[Naming] = []
    for naming in sorted(weigher.namings(), key=lambda n: (n.start, -n.end)):
        inside = not spans or any(a <= naming.start and naming.end <= b for a, b in spans)
        if inside and not any(naming.start < kept.end for kept in found):
            found.append(naming)
    return found


def _settled(mention: Mention, told: frozenset[str]) -> str | None:
    """The one candidate of an open name that other accounts of the story name."""
    named = [entity for entity in mention.candidates if entity in told]
    return named[0] if len(named) == 1 else None


class _Weigher:
    def __init__(
        self, reading: Reading, language: Language, called: dict[str, str], told: frozenset[str]
    ) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.language = language
        self.called = called
        self.words = Words.of(self.text)
        # Names first, longer ones before shorter, so that a word finds the name that it stands in.
        mentions = (
            replace(m, entity=_settled(m, told)) if m.candidates and not m.entity else m
            for m in reading.mentions
            if m.type in PARTIES
        )
        self.named = sorted(
            (m for m in mentions if m.entity or m.candidates), key=lambda m: m.start - m.end
        )

    def namings(self) -> Iterator[Naming]:
        """Every loaded name and word."""
        for mention in self.named:
            yield from self._of_name(mention)
        yield from self._in_marks()
        index = 0
        while index < len(self.words):
            match = self.language.naming.labels.at(self.words.plain, index)
            if match:
                yield from self._of_word(index, index + match[0], match[1][0])
            index += match[0] if match else 1

    def _of_name(self, mention: Mention) -> Iterator[Naming]:
        """A name that is loaded by itself, or by the marks around it."""
        if self._is_doubted(mention):
            yield self._naming(mention.start - 1, mention.end + 1, mention, "scare quotes")
        elif mention.kind in LOADED or (
            mention.kind == "context" and mention.entity and self._labels(mention)
        ):
            yield self._naming(mention.start, mention.end, mention, self._kind(mention))

    def _kind(self, mention: Mention) -> str:
        """What kind of loaded name it is: by its words, else by whose name it is."""
        party = self.language.names.parties.get(mention.entity or "")
        if mention.entity and (party is None or party.type == "territory"):
            return "territorial claim"
        kinds = {label.kind for label in self._labels(mention)}
        return next(
            (kind for kind in OF_NAMES if kind in kinds),
            "honorific" if mention.kind == "self" else "label",
        )

    def _labels(self, mention: Mention) -> list[Label]:
        at = self.words.touching(mention.start, mention.end)
        matches = (self.language.naming.labels.at(self.words.plain, i) for i in at)
        return [match[1][0] for match in matches if match]

    def _is_doubted(self, mention: Mention) -> bool:
        """Whether a name alone stands in quotation marks."""
        before, behind = self.text[mention.start - 1 : mention.start], self.text[mention.end :][:1]
        if not before or before not in OPENING or not behind or behind not in CLOSING:
            return False
        if len(mention.quote.split()) > LONGEST_QUOTED:
            return False
        return mention.kind in (*LOADED, "official", "variant", "acronym", "context")

    def _in_marks(self) -> Iterator[Naming]:
        """A few words in quotation marks that nobody is said to say: "a “covert alliance”"."""
        said = [span for a in self.reading.attributions for span in (*a.content, *a.source)]
        for match in MARKED.finditer(self.text):
            start, end = match.span()
            inside = match.group(1)
            words = inside.split()
            if len(words) > LONGEST_QUOTED or not inside[:1].islower() or inside[-1] in ".,!?":
                continue
            near = [span for span in said if span.start <= start and end <= span.end]
            quoted = bool(near) and voice_of(start, end, self.reading)[1]
            told = [self.text[span.start : span.end].strip(OPENING + CLOSING) for span in near]
            if not quoted and inside not in told:
                yield self._plain(start, end, inside, "scare quotes", None)

    def _of_word(self, first: int, last: int, label: Label) -> Iterator[Naming]:
        """A word that takes sides, with the noun or the party that it is said of."""
        start, end = self.words.starts[first], self.words.ends[last - 1]
        holder = next((m for m in self.named if m.start <= start and end <= m.end), None)
        if holder is not None:
            return  # the name is loaded as a whole, or not at all
        if not label.neutral:
            # An adjective: "flagrant | breach", "a so-called | ceasefire".
            noun = self._noun_behind(last)
            if noun is None or label.kind not in ("intensifier", "honorific"):
                return
            yield self._plain(
                start, self.words.ends[noun], self.words.plain[noun], label.kind, None
            )
            return
        owner = self._owner(first)
        if label.kind == "term":
            yield self._plain(start, end, label.neutral, "label", None)
            return
        event = self._event_behind(last)
        if event is not None and self.words.plain[first] in self.language.naming.on_deeds:
            past = self.words.ends[event]
            yield self._made(start, past, self._doer(start, past), "attacks", label.kind)
            return
        if owner is None:
            return
        yield self._plain(
            owner.start, end, f"{self._neutral(owner)} ({label.neutral})", label.kind, owner
        )

    def _doer(self, start: int, end: int) -> str | None:
        """Whose deed a label is put on: the doer in the claims that hold it, else the one armed
        group that its sentence names, or the sentence before."""
        doers = {
            claim.actor.entity
            for claim in self.reading.claims
            if claim.actor is not None and claim.actor.entity
            if any(e.start <= start and end <= e.end for e in claim.evidence)
        }
        sentences = self.reading.sentences
        here = next((i for i, s in enumerate(sentences) if s[0] <= start and end <= s[1]), None)
        if here is None:
            return None
        near = (self._groups(*sentences[at]) for at in (here, here - 1) if at >= 0)
        found = doers or next((groups for groups in near if groups), set())
        known = {self.language.names.whole(entity) for entity in found}
        return known.pop() if len(known) == 1 else None

    def _groups(self, start: int, end: int) -> set[str]:
        """The armed groups that a stretch names."""
        return {
            m.entity
            for m in self.named
            if m.type == "armed_group" and m.entity and start <= m.start < end
        }

    def _owner(self, first: int) -> Mention | None:
        """The name right before a noun: "Iran's | proxies", "Norland | militias"."""
        start = self.words.starts[first]
        return next(
            (
                m
                for m in self.named
                if m.end <= start
                and re.fullmatch(r"(?:[’']s?)?[\s-]+(?:[a-z-]+\s+){0,2}", self.text[m.end : start])
            ),
            None,
        )

    def _noun_behind(self, index: int) -> int | None:
        """The noun that an adjective is said of, right behind it."""
        if index >= len(self.words):
            return None
        word, small = self.words.plain[index], self.language.words
        function = any(word in small[name] for name in SMALL) or self.language.is_pronoun(word)
        return index if word.isalpha() and not word.endswith("ly") and not function else None

    def _event_behind(self, index: int) -> int | None:
        """The event that a label is put on: "terrorist | attacks"."""
        if index >= len(self.words):
            return None
        plain = self.words.plain[index]
        known = self.language.events.nouns.at([plain], 0) is not None
        return index if known or plain in self.language.naming.deeds else None

    def _neutral(self, mention: Mention) -> str:
        entity = mention.entity or ""
        return self.called.get(entity) or self.language.names.neutral.get(entity, mention.quote)

    def _naming(self, start: int, end: int, mention: Mention, kind: str) -> Naming:
        neutral = (
            self._neutral(mention)
            if mention.entity
            else " or ".join(
                self.language.names.neutral.get(other, other) for other in mention.candidates
            )
        )
        return self._made(start, end, mention.entity, neutral, kind)

    def _plain(
        self, start: int, end: int, neutral: str, kind: str, owner: Mention | None
    ) -> Naming:
        return self._made(start, end, owner.entity if owner else None, neutral, kind)

    def _made(self, start: int, end: int, entity: str | None, neutral: str, kind: str) -> Naming:
        voice, quoted = voice_of(start, end, self.reading)
        return Naming(
            report=self.reading.report.id,
            quote=self.text[start:end],
            start=start,
            end=end,
            entity=entity,
            neutral=neutral,
            kind=kind,
            voice=voice,
            quoted=quoted,
        )
