"""What rules make of what the encoder hears; here it is told what it hears, no model is needed."""

import pytest

from rashomon.language import Language
from rashomon.reading.attributions import attributions_of
from rashomon.reading.draft import Sentence
from rashomon.reading.heard import Heard
from rashomon.reading.quotations import quotations
from rashomon.reading.telling import Telling
from rashomon.reading.words import Words
from rashomon.records import Attribution, Report, Segment, Syntax
from tests.helpers import triple

Said = tuple[str, str, str]


def heard(text: str, said: Said) -> Heard:
    """An attribution in words; "" for no source, parts of a content joined by " ... "."""
    source, cue, content = said

    def edges(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return Heard(
        source=(edges(source),) if source else (),
        cue=(edges(cue),),
        content=tuple(edges(part) for part in content.split(" ... ")) if content else (),
        denied=False,
    )


def read(text: str, *said: Said, title: bool = False) -> list[Attribution]:
    kind = "title" if title else "body"
    report = Report("id", "name", "sha", "address", text, (Segment(0, len(text), kind),))
    sentence = Sentence(0, len(text), title, 0, 0)
    language: Language = load()
    found = attributions_of(
        report,
        Words.of(text),
        [sentence],
        quotations(text, report.segments),
        [],
        [heard(text, s) for s in said],
        {},
        Telling(Syntax((), (), (), (), (), (), ()), text),
        language,
    )
    return list(found)


def load() -> Language:
    from rashomon.language import load_language

    return load_language("en")


COMPLETED = [
    # what is heard is kept, with edges as a reader draws them
    ("The army said rebels had fled.", [("The army", "said", "rebels had fled.")],
     [("The army", "said", "rebels had fled")]),
    ("Rebels had fled, the army said.", [("the army", "said", "Rebels had fled,")],
     [("the army", "said", "Rebels had fled")]),
    ("The mayor said, “We hid in the well.”",
     [("The mayor", "said", "“We hid in the well")],
     [("The mayor", "said", "“We hid in the well.”")]),
    ("The rebels claimed responsibility for the blast.",
     [("The rebels", "claimed", "responsibility for the blast")],
     [("The rebels", "claimed responsibility", "for the blast")]),
    # a second cue shares the source
    ("The envoy said the truce held, adding that talks would go on.",
     [("The envoy", "said", "the truce held"), ("", "adding", "that talks would go on")],
     [("The envoy", "said", "the truce held"), ("The envoy", "adding", "that talks would go on")]),
    ("The rebels denied it, saying that the army had fired.",
     [("The rebels", "denied", "it"), ("", "saying", "that the army had fired")],
     [("The rebels", "denied", "it"), ("The rebels", "saying", "that the army had fired")]),
    ("Norland accused Sudmark of theft, calling it a gang.",
     [("Norland", "accused", "Sudmark of theft"), ("", "calling", "it a gang")],
     [("Norland", "accused", "Sudmark of theft"), ("Norland", "calling", "it a gang")]),
    # behind "according to" stands who it was
    ("According to two drivers, the road was mined.",
     [("", "According to", "the road was mined")],
     [("two drivers", "According to", "the road was mined")]),
    ("The convoy, according to two drivers, was hit.",
     [("", "according to", "The convoy ... two drivers, was hit")],
     [("two drivers", "according to", "The convoy ... was hit")]),
    ("The road was mined, according to the army.",
     [("", "according to", "The road was mined")],
     [("the army", "according to", "The road was mined")]),
    # a voice behind a voice
    ("The Voice said the hill was lost, citing an officer.",
     [("The Voice", "said", "the hill was lost, citing an officer")],
     [("The Voice", "said", "the hill was lost"), ("an officer", "citing", "the hill was lost")]),
    ("The Voice, citing an officer, said the hill was lost.",
     [("The Voice, citing an officer,", "said", "the hill was lost")],
     [("The Voice", "said", "the hill was lost"), ("an officer", "citing", "the hill was lost")]),
    ("Radio North reported a raid, quoting rebels.",
     [("Radio North", "reported", "a raid")],
     [("Radio North", "reported", "a raid"), ("rebels", "quoting", "a raid")]),
    # nobody is no voice
    ("No group has claimed the blast.", [("No group", "has claimed", "the blast")], []),
    ("Nobody has said who fired.", [("Nobody", "has said", "who fired")], []),
    # what has a source after all is no hearsay
    ("Norland is said to arm them, according to the army.",
     [("the army", "according to", "Norland is said to arm them")],
     [("the army", "according to", "Norland is said to arm them")]),
    # a refusal says more than the act that is heard
    ("The ministry declined to comment on the raid.",
     [("The ministry", "declined", "to comment on the raid")],
     [("The ministry", "declined to comment", "")]),
    ("The front did not respond to questions.",
     [("The front", "did not respond", "to questions")],
     [("The front", "did not respond to questions", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "expected"), COMPLETED)
def test_what_is_heard_is_completed(text: str, said: list[Said], expected: list[Said]) -> None:
    assert [triple(a) for a in read(text, *said)] == expected


def test_a_cited_voice_stands_inside_the_one_that_cites() -> None:
    outer, inner = read(
        "The Voice said the hill was lost, citing an officer.",
        ("The Voice", "said", "the hill was lost, citing an officer"),
    )
    assert (outer.parent, inner.parent) == (None, outer.id)


UNHEARD = [
    ("The convoy is said to have carried rockets.", ("", "is said", "The convoy ... to have carried rockets")),
    ("Rebels reportedly seized the bridge.", ("", "reportedly", "Rebels ... seized the bridge")),
    ("Suspicions that the army fired remain.", ("", "Suspicions", "that the army fired remain")),
    ("There was no immediate comment from the front.", ("the front", "no immediate comment", "")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNHEARD)
def test_what_is_seldom_heard_is_found_by_rule(text: str, expected: Said) -> None:
    assert [triple(a) for a in read(text)] == [expected]


def test_a_headline_names_its_voice() -> None:
    (found,) = read("Army: rebels shelled the port", title=True)
    assert triple(found) == ("Army", ":", "rebels shelled the port")
