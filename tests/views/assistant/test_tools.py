"""Each tool asked over the protocol, in memory: exact words, hashes, ranges, pages, refusals."""

from typing import Any

import msgspec
import pytest

from rashomon.records import EVENT_TYPES, Place, Silence
from rashomon.views.assistant import stories
from rashomon.views.assistant.beside import SilenceWords, silence_line
from rashomon.views.assistant.fitting import HEAD
from rashomon.views.assistant.quoting import Quote, Words
from rashomon.views.assistant.served import SMALLEST, Served
from rashomon.views.assistant.tools import TOOLS
from tests.views.assistant.asking import Answers, ask, quotes, refusal


def size(told: Any) -> int:
    return len(msgspec.json.encode(told))


def test_every_quote_is_the_words_at_its_place_and_its_report_is_named_with_its_hash(
    desk: Served, answers: Answers
) -> None:
    texts = {report.id: report for report in desk.case.reports()}
    seen = 0
    for _, told in answers:
        whole = told.get("shown", told)
        sources = {source["id"]: source for source in whole.get("sources", [])}
        for quote in quotes(told):
            report = texts[quote["report"]]
            assert report.text[quote["start"] : quote["end"]] == quote["quote"]
            assert sources[report.id]["sha256"] == report.sha256
            seen += 1
        assert size(told) <= desk.largest
    assert seen > 100


def test_a_story_has_its_versions_with_origin_ranges_denials_and_silences(desk: Served) -> None:
    (listed,) = ask(desk, "stories")["stories"]
    told = ask(desk, "story", story=listed["id"][:8])
    assert told["story"] == listed
    assert 1 <= listed["origins_min"] <= listed["origins_max"] <= listed["reports"] == 3
    (dead,) = [p for p in told["points"] if p["reported"]["question"] == "how many killed"]
    assert dead["state"] == "differ"
    values = {v["reported"]["value"]: v["count"] for v in dead["versions"]}
    assert len(values) >= 2
    for count in values.values():
        assert 1 <= count["origins_min"] <= count["origins_max"] <= count["reports"]
    deniers = {denial["reported"]["by"] for denial in told["denials"]}
    assert {"Korrin Front", "army"} <= {
        by.removeprefix("The ").removeprefix("the ") for by in deniers
    }
    assert "left out" in told["note"]


def test_a_silence_has_the_words_that_show_it() -> None:
    shown = Place("r", 3, 12, "no answer")
    silence = Silence("r", "asked_no_answer", party="army", how="asked", evidence=(shown,))
    line = silence_line(silence, {"army": "the army"}.__getitem__, Words(100))
    assert line.reported == SilenceWords("the army", "asked")
    assert line.words == (Quote("r", 3, 12, "no answer"),)
    unanswered = silence_line(Silence("r", "not_stated", slot="attack: actor"), str, Words(100))
    assert unanswered.reported.about == "who did it (attack)"


def test_a_question_has_every_account_of_every_version(desk: Served) -> None:
    (heading,) = desk.case.headings()
    story = desk.case.story(heading.id)
    for number, point in enumerate(story.points):
        told = stories.story(desk, stories.AskStory(story.id, question=number))
        assert {line.version for line in told.versions} == set(range(len(point.versions)))
        for line in told.versions:
            mine = {each.claim for each in told.accounts if each.version == line.version}
            assert mine == set(point.versions[line.version].claims)


def test_a_claim_names_the_questions_it_answers_and_what_faces_it(desk: Served) -> None:
    (claim,) = [c for c in desk.case.claims(event_type="casualties") if "twelve" in c.quote]
    told = ask(desk, "claim", claim=claim.id)
    assert told["claim"]["id"] == claim.id
    assert [part["at"]["quote"] for part in told["parts"]["quantities"]] == ["twelve"]
    assert claim.quote in told["around"]["quote"]
    asked = {each["reported"]["question"]: each for each in told["ledgers"]}
    killed = asked["how many killed"]
    assert killed["rivals"]
    question = ask(desk, "story", story=killed["story"], question=killed["question"])
    mine = [v for v in question["versions"] if v["version"] == killed["version"]]
    assert mine[0]["count"] == killed["count"]


def test_claims_are_filtered_and_go_on_page_by_page(desk: Served) -> None:
    everything = [claim.id for claim in desk.case.claims()]
    assert [c["id"] for c in ask(desk, "claims")["claims"]] == everything
    denied = ask(desk, "claims", polarity="denied")["claims"]
    assert denied
    assert {claim["polarity"] for claim in denied} == {"denied"}
    rest = ask(desk, "claims", offset=3)["claims"]
    assert [claim["id"] for claim in rest] == everything[3:]


def test_small_answers_put_together_are_the_large_one(told: Any) -> None:
    small = Served(told, SMALLEST)
    large = Served(told, 10_000_000)
    (heading,) = small.case.headings()
    whole = ask(large, "story", story=heading.id, everything=True)
    gathered: dict[str, list[Any]] = {"points": [], "denials": [], "silences": []}
    offset, pages = 0, 0
    while offset is not None:
        page = ask(small, "story", story=heading.id, everything=True, offset=offset)
        assert size(page) <= SMALLEST
        for kind, parts in gathered.items():
            parts += page.get(kind, [])
        following = page.get("next")
        assert (following is None) == ("ask again with offset" not in page["note"])
        offset, pages = following, pages + 1
    assert pages > 2
    assert gathered == {kind: whole.get(kind, []) for kind in gathered}
    small.close()
    large.close()


def test_small_answers_on_a_claim_go_on_to_its_last_question(told: Any) -> None:
    small = Served(told, SMALLEST)
    for claim in list(small.case.claims())[::4]:
        offset, seen, total = 0, 0, 0
        while offset is not None:
            page = ask(small, "claim", claim=claim.id, offset=offset)
            assert size(page) <= SMALLEST
            seen, total = seen + len(page["ledgers"]), page["total"]
            assert page.get("next") is None or page["next"] > offset
            offset = page.get("next")
        assert seen == total
    small.close()


def test_a_report_is_read_in_stretches_that_join(told: Any) -> None:
    small = Served(told, SMALLEST)
    for head in small.case.heads():
        text, claims, start = "", [], 0
        while start is not None:
            page = ask(small, "read", report=head.id, start=start, end=start + 90)
            text += page["text"]["quote"]
            claims += [claim["id"] for claim in page["claims"]]
            start = page.get("next")
        assert text == small.case.reading(head.id).report.text
        assert claims == [claim.id for claim in sorted_claims(small, head.id)]
    small.close()


def sorted_claims(desk: Served, report: str) -> list[Any]:
    """In stretches a claim stands where it begins; within one, in the order of the reading."""
    claims = desk.case.reading(report).claims
    return sorted(claims, key=lambda claim: claim.evidence[0].start // 90)


def test_a_given_text_is_read_and_forgotten(desk: Served) -> None:
    before = desk.case.counts()
    words = (
        "The army shelled the village of Orlo on Monday, the mayor said. The ministry denied that "
        "its guns had fired."
    )
    told = ask(desk, "read", text=words)
    assert {claim["polarity"] for claim in told["claims"]} == {"affirmed", "denied"}
    for quote in quotes(told):
        assert words[quote["start"] : quote["end"]] == quote["quote"]
    assert "kept nowhere" in told["note"]
    assert desk.case.counts() == before


def test_a_given_text_in_another_language_says_so_as_data(desk: Served) -> None:
    words = "Die Armee beschoss am Montag das Dorf Orlo, sagte der Bürgermeister der Stadt. " * 3
    told = ask(desk, "read", text=words)
    assert told["claims"] == []
    assert "no reader for its language" in told["reported"]["failure"]


def test_some_reports_are_compared_and_nothing_is_kept(desk: Served) -> None:
    before = desk.case.counts(), desk.case.compared()
    heads = {head.name: head.id for head in desk.case.heads()}
    pair = [heads["plain-dealer"], heads["radio-korrin"], heads["other-matter"]]
    told = ask(desk, "compare", reports=pair)
    assert told["stories"] == 1
    assert told["alone"] == [heads["other-matter"]]
    assert told["shown"]["story"]["reports"] == 2
    none = ask(desk, "compare", reports=pair[1:])
    assert none["stories"] == 0
    assert "shown" not in none
    assert (desk.case.counts(), desk.case.compared()) == before


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("story", {"story": "feedfeed"}, "holds no story"),
        ("claim", {"claim": "feedfeed"}, "holds no claim"),
        ("read", {"report": "feedfeed"}, "holds no report"),
        ("claims", {"report": "feedfeed"}, "holds no report"),
        ("compare", {"reports": ["feedfeed", "beefbeef"]}, "holds no report"),
        ("compare", {"reports": ["feedfeed"]}, "do not fit"),
        ("compare", {}, "do not fit"),
        ("read", {}, "Give either"),
        ("read", {"report": "a", "text": "b"}, "Give either"),
        ("read", {"text": "x" * 100_001}, "do not fit"),
        ("claims", {"event_type": "war"}, "do not fit"),
        ("claims", {"event_type": "war\n\nand peace"}, "do not fit"),
        ("claims", {"offset": -1}, "do not fit"),
        ("search", {"words": ""}, "do not fit"),
        ("stories", {"limit": 3}, "do not fit"),
        ("write", {}, "no such tool"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    desk: Served, name: str, arguments: dict[str, Any], words: str
) -> None:
    said = refusal(desk, name, **arguments)
    assert words in said
    assert said.endswith(".")
    assert "\n" not in said


def test_wrong_places_are_refused(desk: Served) -> None:
    (heading,) = desk.case.headings()
    head = next(desk.case.heads())
    assert "no question 999" in refusal(desk, "story", story=heading.id, question=999)
    assert "below that" in refusal(desk, "read", report=head.id, start=10**9)
    assert "behind its `start`" in refusal(desk, "read", report=head.id, start=5, end=5)
    assert "one report" in refusal(desk, "compare", reports=[head.id, head.id])


def test_an_answer_must_have_room() -> None:
    assert SMALLEST > 2 * HEAD
    with pytest.raises(ValueError, match="too small"):
        Served("nowhere.db", 10)  # type: ignore[arg-type]


def test_schemas_name_the_closed_lists() -> None:
    from rashomon.views.assistant.schemas import schema_of

    event = schema_of(TOOLS["claims"].takes)["properties"]["event_type"]
    (named,) = [each for each in event["anyOf"] if "enum" in each]
    assert set(named["enum"]) == set(EVENT_TYPES)
    for tool in TOOLS.values():
        for kind in (tool.takes, tool.gives):
            schema = schema_of(kind)
            assert schema["type"] == "object"
            assert schema["additionalProperties"] is False
