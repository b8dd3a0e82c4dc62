"""Which claims of many reports tell of one happening, which do not, and which stay unsure."""

import pytest
from hypothesis import given, settings, strategies as st

from rashomon.intake import Page, report_of
from rashomon.language.happenings import load_alike, same_root
from rashomon.linking.happenings import EventMention, Group, group, mentions_of
from rashomon.linking.happenings.linkage import average_linkage
from rashomon.linking.happenings.mentions import page_of
from rashomon.linking.happenings.sites import Site, one_site, other_sites
from rashomon.linking.happenings.trees import Told
from rashomon.reader import default_reader
from tests.helpers import language, read_text

KHARKIV = "Rockets struck the market of Kharkiv on 6 May 2024, the governor said."
BELGOROD = "Drones hit a depot in Belgorod on 6 May 2024, the regional head said."


def told(*texts: str) -> list[EventMention]:
    """The mentions of some reports; the first is report 0, and so on."""
    return [m for n, text in enumerate(texts) for m in mentions_of(read_text(text, f"{n}.txt"))]


def words(groups: list[Group], *kinds: str) -> list[list[str]]:
    """The triggers of each group that holds claims of some kinds."""
    found = [[m.words for m in g.mentions if not kinds or m.kind in kinds] for g in groups]
    return sorted(sorted(each) for each in found if each)


def together(first: str, second: str, *, one_story: bool = True) -> bool:
    """Whether an attack that one text tells is one that another tells."""
    found = group(told(first, second), one_story=one_story)
    return any(
        len({m.page.report for m in each.mentions if m.kind == "attack"}) == 2 for each in found
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # told with other words
        (KHARKIV, "A shelling of the market in Kharkiv on 6 May 2024 left ruins behind."),
        (BELGOROD, "A depot in Belgorod was bombed on 6 May 2024."),
        # a verb and a noun
        (
            "Rebels attacked the barracks in Goma on 3 June 2024.",
            "The attack on the barracks in Goma on 3 June 2024 went on for hours.",
        ),
        (
            "A mine exploded near Donetsk on 3 June 2024.",
            "The explosion near Donetsk on 3 June 2024 was heard for miles.",
        ),
        # a toll that reports tell differently is no other strike
        (
            "Shells killed nine people in Kherson on 6 May 2024.",
            "Fourteen people were killed in Kherson on 6 May 2024.",
        ),
        # one page's Monday is another one's Tuesday
        (KHARKIV, "Rockets struck the market of Kharkiv on 7 May 2024."),
        # an attack and its dead
        (KHARKIV, "Nine people were killed at a market in Kharkiv on 6 May 2024."),
        # denied, and affirmed
        (
            "Israel struck a school in Rafah on 6 May 2024, residents said.",
            "The army denied that it struck a school in Rafah on 6 May 2024.",
        ),
        (
            "The army said that Hamas fired rockets at Ashkelon on 6 May 2024.",
            "Hamas denied that it fired rockets at Ashkelon on 6 May 2024.",
        ),
    ],
)
def test_one_strike_told_in_other_words_is_one(first: str, second: str) -> None:
    assert together(first, second)
    assert together(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # another place
        (KHARKIV, "Rockets struck the market of Kherson on 6 May 2024."),
        (BELGOROD, "Drones hit a depot in Bryansk on 6 May 2024."),
        # another day
        (KHARKIV, "Rockets struck the market of Kharkiv on 21 May 2024."),
        (BELGOROD, "Drones hit a depot in Belgorod on 19 May 2024."),
        (
            "Shells killed nine people in Donetsk on 6 May 2024.",
            "Shells killed nine people in Donetsk on 30 May 2024.",
        ),
        # another place, day and toll
        (
            "A strike on Rafah killed 27 people on 6 May 2024.",
            "A strike on Jenin killed seven people on 14 May 2024.",
        ),
        (
            "A rocket killed two people in Sderot on 6 May 2024.",
            "A rocket killed one man in Haifa on 14 May 2024.",
        ),
    ],
)
def test_similar_strikes_of_one_month_stay_apart(first: str, second: str) -> None:
    assert not together(first, second)
    assert not together(second, first)


MONDAY = "Rockets struck a school in Kharkiv on 6 May 2024. Three people were killed in Kharkiv."
FRIDAY = "Rockets struck a clinic in Odesa on 17 May 2024. Two people were killed in Odesa."
VAGUE = "Rockets struck a building, an official said."


def test_what_fits_two_strikes_alike_is_not_sure() -> None:
    groups = group(told(MONDAY, FRIDAY, VAGUE), one_story=True)
    (alone,) = [g for g in groups if any(m.page.words.get("build") for m in g.mentions)]
    assert [m.words for m in alone.mentions] == ["struck"]
    reports = {m.page.report for tie in alone.unsure for m in (tie.a, tie.b)}
    assert len(reports) == 3  # it may be Monday's, it may be Friday's


def test_background_stays_apart_and_the_rest_comes_together() -> None:
    pages = [
        "Rockets struck the market of Kharkiv on 6 May 2024. At least nine people were killed.",
        "Nine people died when the market in Kharkiv was shelled on 6 May 2024.",
        "The market of Kharkiv was hit by rockets on 6 May 2024. The town was shelled on 11 January 2024, too.",
        "Russia denied that it attacked the market of Kharkiv on 6 May 2024.",
        "The blast at the market of Kharkiv on 6 May 2024 killed 14 people, doctors said.",
    ]
    groups = group(told(*pages), one_story=True)
    attacks = [[m for m in g.mentions if m.kind == "attack"] for g in groups]
    largest = max(attacks, key=len)
    assert len({m.page.report for m in largest}) == 5
    earlier = [m for each in attacks for m in each if m.days and m.days[0] == "2024-01-11"]
    assert earlier
    assert not set(map(id, earlier)) & set(map(id, largest))


def test_each_link_says_why() -> None:
    groups = group(told(KHARKIV, "Rockets struck Kharkiv on 6 May 2024."), one_story=True)
    (link, *_) = [
        link
        for g in groups
        for link in g.links
        if link.a.kind == "attack" and link.a.page.report != link.b.page.report
    ]
    assert "+1.5 both on 2024-05-06" in link.reasons
    assert any("both say “struck”" in reason for reason in link.reasons)
    assert link.weight > 0


def test_two_sayings_are_no_one_happening() -> None:
    first = "The mayor said that the water was clean."
    second = "The minister said that the harvest was poor."
    assert all(len(g.mentions) == 1 for g in group(told(first, second)))


def test_nothing_makes_nothing() -> None:
    assert group([]) == []


TEXTS = (KHARKIV, BELGOROD, MONDAY, FRIDAY, VAGUE, "Russia denied that it struck Kharkiv.")


@pytest.fixture(scope="module")
def mentions() -> list[EventMention]:
    return told(*TEXTS)


@settings(max_examples=25, deadline=None)
@given(data=st.data(), one_story=st.booleans())
def test_order_of_input_never_changes_the_groups(
    mentions: list[EventMention], data: st.DataObject, one_story: bool
) -> None:
    mixed = data.draw(st.permutations(mentions))
    assert group(mixed, one_story=one_story) == group(mentions, one_story=one_story)


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
        st.floats(-5, 5),
    )
)
def test_linkage_puts_each_in_one_group(scores: dict[tuple[int, int], float]) -> None:
    groups = average_linkage(10, scores, missing=-4.0, enough=0.0)
    assert sorted(i for each in groups for i in each) == list(range(10))


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("exploded", "explosion", True),
        ("decided", "decision", True),
        ("invaded", "invasion", True),
        ("negotiating", "negotiation", True),
        ("attack", "attend", False),
        ("contest", "content", False),
        ("report", "repair", False),
    ],
)
def test_words_of_one_root(a: str, b: str, one: bool) -> None:
    alike = load_alike()
    assert same_root(alike.stem(a), alike.stem(b)) is one


@pytest.mark.parametrize(
    ("form", "other"),
    [("struck", "strikes"), ("dying", "dies"), ("won", "winning"), ("shelled", "shell")],
)
def test_forms_of_one_word(form: str, other: str) -> None:
    alike = load_alike()
    assert alike.stem(form) == alike.stem(other)


def test_words_of_a_group_may_be_phrases() -> None:
    alike = load_alike()
    assert alike.groups_of("gunned down") & alike.groups_of("shot")
    assert not alike.groups_of("gunned down") & alike.groups_of("elected")


def test_a_place_in_a_town_is_in_that_town() -> None:
    market, depot = Site("list:market", "list:town"), Site("list:depot", "list:town")
    assert one_site(market, depot)
    assert one_site(market, Site("list:town"))
    assert not one_site(market, Site("list:other"))
    near, far = Site("1", None, 50.0, 36.2), Site("2", None, 50.1, 36.25)
    assert one_site(near, far)
    region = Site("3", None, 50.5, 36.0, 100.0)
    assert not other_sites(near, region)
    assert not one_site(near, region)


def test_trees_give_who_and_whom() -> None:
    alike, english = load_alike(), language()
    text = "Rebels attacked the barracks in Goma. The barracks were shelled by the army."
    intake = report_of(Page(text.encode(), "a", "text", "a"), english)
    ((reading, _),) = default_reader(english, syntax=True).read([intake])
    trees = Told(reading, page_of(reading, alike), alike, english.events)
    first = trees.mention_at(text.index("attacked"), text.index("attacked") + 8)
    assert (first.doer, first.target) == ({"rebel"}, {"barrack"})
    second = trees.mention_at(text.index("shelled"), text.index("shelled") + 7)
    assert "army" in second.doer or "armi" in second.doer
    assert second.target == {"barrack"}
