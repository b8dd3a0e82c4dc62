"""Who says what: sentences a reporter would write, with source, cue and content as words."""

import pytest

from tests.helpers import read_text, triples

ONE = [
    # before the content
    ("The army said that rebels had shelled the port.",
     "The army", "said", "that rebels had shelled the port"),
    ("The front insisted its men had left the port on Monday.",
     "The front", "insisted", "its men had left the port on Monday"),
    ("A spokesman for the rebels told reporters on Tuesday that the army had burned three villages.",
     "A spokesman for the rebels", "told", "that the army had burned three villages"),
    ("The governor's office said in a statement on Friday that nine prisoners had escaped.",
     "The governor's office", "said in a statement", "that nine prisoners had escaped"),
    ("On Sunday, the mission announced that its patrol had been shot at.",
     "the mission", "announced", "that its patrol had been shot at"),
    ("A few days ago, the minister said the border was closed.",
     "the minister", "said", "the border was closed"),
    ("Salem Barka, who leads the front, said the truce was over.",
     "Salem Barka, who leads the front", "said", "the truce was over"),
    ("Norland, Sudmark and Vestrian officials said the talks had failed.",
     "Norland, Sudmark and Vestrian officials", "said", "the talks had failed"),
    ("Corroborated field accounts indicate that the depot was hit twice.",
     "Corroborated field accounts", "indicate", "that the depot was hit twice"),
    ("Analysts believe the missiles were made abroad.",
     "Analysts", "believe", "the missiles were made abroad"),
    # behind it
    ("Government troops burned three villages, residents said.",
     "residents", "said", "Government troops burned three villages"),
    ("The bridge was blown up by the rebels, an officer told the agency.",
     "an officer", "told", "The bridge was blown up by the rebels"),
    ("Fourteen people were hurt, the ministry said late on Saturday, giving its first count.",
     "the ministry", "said", "Fourteen people were hurt"),
    ("The convoy was attacked twice, sources inside the garrison report.",
     "sources inside the garrison", "report", "The convoy was attacked twice"),
    ("A counterattack on the hill left nine fighters dead a monitor said.",
     "a monitor", "said", "A counterattack on the hill left nine fighters dead"),
    ("“We hid in the well,” said Amina Tolbert, a teacher.",
     "Amina Tolbert, a teacher", "said", "“We hid in the well,”"),
    ('"They burned it all," the mayor told the radio.',
     "the mayor", "told", '"They burned it all,"'),
    # around it
    ("The convoy, according to two drivers, was carrying mortar rounds.",
     "two drivers", "according to", "The convoy ... was carrying mortar rounds"),
    ("His country, he said, arms nobody beyond its border.",
     "he", "said", "His country ... arms nobody beyond its border"),
    ("According to the ministry, six officers were wounded.",
     "the ministry", "According to", "six officers were wounded"),
    ("According to Norland, Sudmark and Vestrian envoys, the talks have failed.",
     "Norland, Sudmark and Vestrian envoys", "According to", "the talks have failed"),
    ("Six officers were wounded, according to the ministry.",
     "the ministry", "according to", "Six officers were wounded"),
    # nobody answers for it
    ("The convoy is said to have carried missiles.",
     "", "is said", "The convoy ... to have carried missiles"),
    ("The raiders were believed to be hiding in the hills.",
     "", "were believed", "The raiders ... to be hiding in the hills"),
    ("The launchers, believed to have come by sea, were found in a barn.",
     "", "believed", "The launchers ... to have come by sea, were found in a barn"),
    ("Rebels reportedly seized the bridge.", "", "reportedly", "Rebels ... seized the bridge"),
    ("It is believed that the rockets came from the north.",
     "", "It is believed", "that the rockets came from the north"),
    ("Norland is said to arm the rebels, according to two officials.",
     "two officials", "according to", "Norland is said to arm the rebels"),
    # no answer
    ("The defence ministry declined to comment on the strike.",
     "The defence ministry", "declined to comment", ""),
    ("Neither the army nor the front commented on the strike.",
     "Neither the army nor the front", "commented", ""),
    ("The rebels have repeatedly denied using gas.",
     "The rebels", "have repeatedly denied", "using gas"),
    ("The rebels have not responded to the mission's letter.",
     "The rebels", "have not responded to", ""),
    ("There was no immediate comment from the front.", "the front", "no immediate comment", ""),
    # claims of responsibility
    ("The Northern Command claimed responsibility for the bombing.",
     "The Northern Command", "claimed responsibility", "for the bombing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), ONE)
def test_one_attribution_is_found_with_its_exact_words(
    text: str, source: str, cue: str, content: str
) -> None:
    assert triples(text) == [(source, cue, content)]


# Rules complete here what the encoder hears: a sentence that its voice closes, all of a list.
COMPLETED = [
    ("Two bridges were blown up overnight, engineers with the mission say.",
     "engineers with the mission", "say", "Two bridges were blown up overnight"),
    ("The rebels had left the town by dawn, elders of two villages said.",
     "elders of two villages", "said", "The rebels had left the town by dawn"),
    ("No shells fell on the port, officers of the coast guard maintain.",
     "officers of the coast guard", "maintain", "No shells fell on the port"),
    ("According to doctors, teachers and two priests, the market was empty.",
     "doctors, teachers and two priests", "According to", "the market was empty"),
    ("According to Kyiv, Warsaw and Western diplomats, the corridor is closed.",
     "Kyiv, Warsaw and Western diplomats", "According to", "the corridor is closed"),
    ("The talks have failed, according to army officers, rebel commanders and a mediator.",
     "army officers, rebel commanders and a mediator", "according to", "The talks have failed"),
    ("Norland recalled its ambassador and accused Sudmark of handing the rebels launchers.",
     "Norland", "accused", "Sudmark of handing the rebels launchers"),
    ("Kyiv expelled two attachés and accused Moscow of shelling the plant.",
     "Kyiv", "accused", "Moscow of shelling the plant"),
    ("Moscow closed the crossing and denied any part in the fire.",
     "Moscow", "denied", "any part in the fire"),
    ("The front shelled the port and claimed responsibility for it.",
     "The front", "claimed responsibility", "for it"),
    # a verb that the tree may take for a noun
    ("The army suspects the rebels shelled the market.",
     "The army", "suspects", "the rebels shelled the market"),
    ("The ministry claims the front has mined the road.",
     "The ministry", "claims", "the front has mined the road"),
    ("Moscow fears the drones came from the port.",
     "Moscow", "fears", "the drones came from the port"),
    # all that is said about a voice belongs to it, when it spoke does not belong to what it said
    ("Amina Tolbert, who runs the clinic, said nine people had died.",
     "Amina Tolbert, who runs the clinic", "said", "nine people had died"),
    ("The mission, which watches the truce, confirmed that two shells had fallen.",
     "The mission, which watches the truce", "confirmed", "that two shells had fallen"),
    ("Nine people had died, the army said late on Monday.",
     "the army", "said", "Nine people had died"),
    ("The front denied claims that it had shelled the clinic.",
     "The front", "denied", "claims that it had shelled the clinic"),
    ("Kyiv denied reports that a drone had been lost.",
     "Kyiv", "denied", "reports that a drone had been lost"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The paper said nine had died, citing a commander of the front.",
         "a commander of the front"),
        ("The station said the port was open, citing a report of the mission.",
         "a report of the mission"),
        ("The agency said that two trucks were lost, citing Colonel Vôss.", "Colonel Vôss"),
        ("The front left the talks, citing the rising costs of the truce.", None),
        ("The mission stayed away, citing the shelling of its base.", None),
        ("Norland said the pass was closed, citing threats by the rebels.", None),
    ],
)  # fmt: skip
def test_a_reason_that_is_cited_is_no_voice(text: str, cited: str | None) -> None:
    found = read_text(text).attributions
    speaker = text.split(" said")[0].split(" left")[0].split(" stayed")[0]
    behind = [a.source[0].quote for a in found if a.source and a.cue[0].quote == "citing"]
    assert [voice for voice in behind if voice != speaker] == ([cited] if cited else [])


@pytest.mark.parametrize(("text", "source", "cue", "content"), COMPLETED)
def test_rules_complete_what_was_heard(text: str, source: str, cue: str, content: str) -> None:
    assert triples(text) == [(source, cue, content)]


NONE = [
    "The army shelled the port at dawn.",
    "The United States and the front signed the accord on Monday.",
    "The storm has claimed the lives of nine fishermen.",
    "Norland recalled its ambassador from the city.",
    "The report was found in a drawer.",
    "A statement of the front hung on the wall.",
    "The “Free Valley” radio is off the air.",
    "Nobody has claimed the attack.",
    "Two state news agencies and eleven states sent teams.",
    "We have said so before.",
]


@pytest.mark.parametrize("text", NONE)
def test_a_sentence_without_attribution_has_none(text: str) -> None:
    assert triples(text) == []


def test_nested_attribution_keeps_outer_source() -> None:
    reading = read_text("The state agency reported that an officer said the hill had been lost.")
    outer, inner = reading.attributions
    assert [s.quote for s in outer.source] == ["The state agency"]
    assert [s.quote for s in inner.source] == ["an officer"]
    assert (outer.parent, inner.parent) == (None, outer.id)


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("The Voice reported that the hill was lost, citing an officer.", "The Voice", "an officer"),
        ("The Voice, citing an officer, reported that the hill was lost.", "The Voice", "an officer"),
        ("State radio quoted an officer as saying the hill was lost.", "State radio", "an officer"),
        ("The mayor told the council that rebels had said they would leave, the Voice reported.",
         "the Voice", "The mayor"),
    ],
)  # fmt: skip
def test_voice_behind_voice(text: str, outer: str, inner: str) -> None:
    by_id = {a.id: a for a in read_text(text).attributions}
    nested = [a for a in by_id.values() if a.parent]
    first = next(a for a in nested if a.source[0].quote == inner)
    assert by_id[first.parent or ""].source[0].quote == outer


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Villagers said soldiers had taken eleven men, while the army said it held four suspects.",
         ("Villagers", "soldiers had taken eleven men"), ("the army", "it held four suspects")),
        ("The front said it had taken the hill, but the ministry said the hill was quiet.",
         ("The front", "it had taken the hill"), ("the ministry", "the hill was quiet")),
        ("The mission said two shells fell; residents said there were five.",
         ("The mission", "two shells fell"), ("residents", "there were five")),
        ("Moscow said it hit a depot, whereas Kyiv said the rocket struck flats.",
         ("Moscow", "it hit a depot"), ("Kyiv", "the rocket struck flats")),
    ],
)  # fmt: skip
def test_two_speakers_of_one_sentence_do_not_nest(
    text: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    found = read_text(text).attributions
    assert [(a.source[0].quote, a.content[0].quote) for a in found] == [first, second]
    assert not any(a.parent for a in found)


def test_who_did_not_answer_is_not_part_of_what_another_said() -> None:
    found = triples("The mayor said two launchers were missing; the army declined to comment.")
    assert found == [
        ("The mayor", "said", "two launchers were missing"),
        ("the army", "declined to comment", ""),
    ]


def test_one_source_with_two_cues() -> None:
    found = triples("The ministry said the road was safe, adding that two mines had been cleared.")
    assert found == [
        ("The ministry", "said", "the road was safe"),
        ("The ministry", "adding", "that two mines had been cleared"),
    ]


@pytest.mark.parametrize(
    ("text", "accused", "denied"),
    [
        ("The army accused Norland of arming rebels, a charge Norland denies.",
         ("The army", "accused", "Norland of arming rebels"), ("Norland", "denies", "")),
        ("Kyiv accused Moscow of shelling the plant, an allegation Moscow denies.",
         ("Kyiv", "accused", "Moscow of shelling the plant"), ("Moscow", "denies", "")),
        ("Moscow accused Kyiv of striking the dam, which Kyiv denied.",
         ("Moscow", "accused", "Kyiv of striking the dam"), ("Kyiv", "denied", "")),
    ],
)  # fmt: skip
def test_accusation_and_its_denial_in_one_sentence(
    text: str, accused: tuple[str, str, str], denied: tuple[str, str, str]
) -> None:
    assert triples(text) == [accused, denied]
    assert [a.polarity for a in read_text(text).attributions] == ["affirmed", "denied"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The army said it had shelled the port.", "affirmed"),
        ("The army denied that it had shelled the port.", "denied"),
        ("The ministry rejected claims that its troops had left.", "denied"),
        ("Officials have not said how the fire began.", "denied"),
        ("The mission did not say who had fired.", "denied"),
        ("The governor refused to say where the prisoners were.", "denied"),
    ],
)
def test_what_is_denied_or_not_said_is_told_apart(text: str, polarity: str) -> None:
    assert [a.polarity for a in read_text(text).attributions] == [polarity]


def test_direct_speech_runs_over_paragraphs() -> None:
    text = (
        "“They came at night,” said the teacher. “They wore no signs.\n\n"
        "“We hid in the well until dawn.”\n\n"
        "The army did not attack the school."
    )
    found = read_text(text).attributions
    assert [a.source[0].quote for a in found] == ["the teacher"]
    assert [s.quote for s in found[0].content] == [
        "“They came at night,”",
        "“They wore no signs.",
        "“We hid in the well until dawn.”",
    ]


def test_quotation_without_cue_goes_on_with_what_was_said() -> None:
    found = triples("“It was a drone,” a herder said. “I saw it turn back.”")
    assert found == [("a herder", "said", "“It was a drone,” ... “I saw it turn back.”")]


def test_marked_name_is_no_speech() -> None:
    assert triples("The “liberators” entered the town at noon.") == []


HEADLINES = [
    ("Army says rebels shelled hospital", "Army", "says", "rebels shelled hospital"),
    ("Ministry: rebels shelled hospital", "Ministry", ":", "rebels shelled hospital"),
    ("Rebels shelled hospital: ministry", "ministry", ":", "Rebels shelled hospital"),
    ("Rebels shelled hospital, army says", "army", "says", "Rebels shelled hospital"),
    (
        "Ceasefire broken in three towns, mediators say",
        "mediators",
        "say",
        "Ceasefire broken in three towns",
    ),
    ("Two aid trucks looted in north, UN says", "UN", "says", "Two aid trucks looted in north"),
    ("Drone hits depot near Kyiv, Moscow claims", "Moscow", "claims", "Drone hits depot near Kyiv"),
    ("Norland said to arm rebels", "", "said", "Norland ... to arm rebels"),
    ("Norland says it arms rebels", "Norland", "says", "it arms rebels"),
]
BODY = "\n\nThe hospital stands at the edge of the town and has ninety beds for the wounded.\n"


@pytest.mark.parametrize(("title", "source", "cue", "content"), HEADLINES)
def test_headline_forms(title: str, source: str, cue: str, content: str) -> None:
    assert triples(title + BODY) == [(source, cue, content)]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Rocket strike: three days that changed a town", "a topic"),
        ("Port in flames: what we know", ""),
    ],
)
def test_headline_with_a_topic_has_no_source(title: str, reason: str) -> None:
    assert triples(title + BODY) == [], reason
