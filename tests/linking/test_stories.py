"""Which accounts tell of the same happening, and why."""

import itertools

from msgspec.structs import replace

from rashomon.linking import accounts_of, link_accounts
from rashomon.linking.features import ENOUGH
from rashomon.records import Reading
from tests.helpers import read_text

A = "Rebels shelled the market of Kharkiv on Monday. Nine people were killed in Kharkiv."
B = "Fourteen people were killed when the market in Kharkiv was shelled."
C = "Students protested in Karachi. The rally in Karachi went on until the evening."


def groups(*readings: Reading) -> list[list[str]]:
    linked = link_accounts(accounts_of(readings))
    return sorted(sorted(account.report.name for account in group.members) for group in linked)


def test_same_place_and_kind_make_one_story() -> None:
    readings = [read_text(text, name) for text, name in ((A, "a"), (B, "b"), (C, "c"))]
    assert groups(*readings) == [["a", "b"], ["c"]]


def test_order_of_intake_does_not_matter() -> None:
    readings = [read_text(text, name) for text, name in ((A, "a"), (B, "b"), (C, "c"))]
    assert groups(*readings) == groups(*reversed(readings))


def test_each_link_says_why() -> None:
    linked = link_accounts(accounts_of([read_text(A, "a"), read_text(B, "b")]))
    ((link,),) = (group.links for group in linked)
    assert "+0.9 both tell of attack at kharkiv" in link.reasons
    assert link.weight >= ENOUGH


def test_one_shared_party_is_no_story() -> None:
    first = read_text("Russia attacked the port. Ships were on fire.", "a")
    second = read_text("Russia attacked a camp. Tents were on fire.", "b")
    assert groups(first, second) == [["a"], ["b"]]


def test_nothing_makes_nothing() -> None:
    assert link_accounts(accounts_of([])) == []


def dated(text: str, name: str, published: str) -> Reading:
    reading = read_text(text, name)
    return replace(reading, report=replace(reading.report, published=published))


def test_the_same_town_a_month_later_is_another_story() -> None:
    first, second = dated(A, "a", "2024-05-06"), dated(B, "b", "2024-06-20")
    assert groups(first, second) == [["a"], ["b"]]


def test_a_chain_of_links_does_not_make_one_story() -> None:
    told = (
        "Rebels shelled a school in Kharkiv.",
        "Gunmen burned a flour mill in Kherson.",
        "A mine killed two herders near Odesa.",
        "Soldiers raided a bakery in Dnipro.",
    )
    texts = [f"{a} {b}" for a, b in itertools.pairwise(told)]
    readings = [read_text(text, str(n)) for n, text in enumerate(texts)]
    assert max(map(len, groups(*readings))) < len(texts)


def test_a_whole_country_is_no_place_to_meet() -> None:
    first = read_text("Gunmen shelled a school in Iraq.", "a")
    second = read_text("Soldiers attacked a mill in Iraq.", "b")
    assert groups(first, second) == [["a"], ["b"]]
