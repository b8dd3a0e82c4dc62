"""Review by keyboard: each key, each with its reason in the log, and taken back; two people at once."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page.asking import get, post, row, settled, story, table
from tests.page.conftest import Served, Tab, opened


@pytest.fixture
def board(served: Served) -> Any:
    settled(served.address)
    return story(served.address)


@pytest.fixture
def killed(served: Served, board: Any) -> str:
    """The address of the ledger of the most repeated number."""
    cell = row(board, "how many killed")["cells"][0]
    return f"/story/{board['heading']['id']}?slot=how+many+killed&version={cell['number']}"


def log(served: Served) -> list[Any]:
    found: list[Any] = get(f"{served.address}/log.json")["decisions"]
    return found


def save(page: Page, why: str) -> None:
    """Give a reason and save."""
    page.get_by_label("Why (for the log)").fill(why)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Enter")
    page.wait_for_selector("dialog", state="detached")
    expect(page.locator(".notes .note").first).to_be_visible()


def undo(page: Page, why: str) -> None:
    page.keyboard.press("u")
    page.wait_for_selector("dialog")
    save(page, why)


def test_a_claim_is_rejected_and_accepted_with_reasons_and_taken_back(
    tab: Tab, served: Served, killed: str
) -> None:
    page = tab.go(killed, "aside [data-account]")
    before = len(log(served))
    page.keyboard.press("j")
    for key, kind, shown in (
        ("r", "reject", "rejected by you"),
        ("a", "accept", "accepted by you"),
    ):
        page.keyboard.press(key)
        page.wait_for_selector("dialog")
        save(page, f"I looked: {kind}")
        expect(page.locator("aside")).to_contain_text(shown)
        noted = log(served)[0]
        assert noted["decision"]["kind"] == kind
        assert noted["decision"]["why"] == f"I looked: {kind}"
        assert noted["decision"]["by"]
    undo(page, "a slip")
    undo(page, "another slip")
    assert len(log(served)) == before + 4
    assert [noted["undone"] for noted in log(served)[2:4]] == [True, True]
    assert table(f"{served.address}/log.csv")[0]["why"] == "another slip"


def test_a_rejected_claim_leaves_the_board_and_comes_back(
    tab: Tab, served: Served, board: Any
) -> None:
    cells = row(board, "how many killed")["cells"]
    alone = next(cell for cell in cells if cell["count"]["reports"] == 1)
    key = board["heading"]["id"]
    page = tab.go(
        f"/story/{key}?slot=how+many+killed&version={alone['number']}", "aside [data-account]"
    )
    page.keyboard.press("r")
    page.wait_for_selector("dialog")
    save(page, "not a toll")
    settled(served.address)
    after = row(story(served.address), "how many killed")["cells"]
    assert alone["value"] not in [cell["value"] for cell in after]
    undo(page, "it was one")
    settled(served.address)
    assert row(story(served.address), "how many killed")["cells"] == cells


def test_origins_are_merged_and_split(tab: Tab, served: Served, killed: str, board: Any) -> None:
    before = row(board, "how many killed")["cells"][0]["count"]
    page = tab.go(killed, "aside [data-account]")
    page.keyboard.press("m")
    page.wait_for_selector("dialog input[type=radio]")
    choices = page.locator("dialog .choice")
    assert choices.count() > 1
    choices.last.click()
    save(page, "both had it from the mayor")
    noted = log(served)[0]["decision"]
    assert (noted["kind"], noted["of"]) == ("merge", "origin")
    settled(served.address)
    after = row(story(served.address), "how many killed")["cells"][0]["count"]
    assert after["origins_max"] <= before["origins_max"]
    page.reload()
    page.wait_for_selector("aside [data-account]")
    page.keyboard.press("s")
    page.wait_for_selector("dialog input[type=radio]")
    page.locator("dialog .choice").first.click()
    save(page, "they did not")
    assert log(served)[0]["decision"]["kind"] == "split"
    undo(page, "")
    undo(page, "")
    settled(served.address)
    assert row(story(served.address), "how many killed")["cells"][0]["count"] == before


def test_a_claim_is_edited_word_by_word(tab: Tab, served: Served, killed: str) -> None:
    ledger = tab.go(killed, "aside [data-account]")
    href = ledger.locator("aside a", has_text="the claim").first.get_attribute("href")
    page = tab.go(str(href))
    page.keyboard.press("e")
    page.wait_for_selector("dialog .word.claim")
    words = page.locator("dialog .words")
    before = page.locator("dialog .field q").first.inner_text()
    words.focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowLeft")
    after = page.locator("dialog .field q").first.inner_text()
    assert after != before
    assert after in before
    page.get_by_label("how firmly").select_option("alleged")
    save(page, "the words reached too far")
    decision = log(served)[0]["decision"]
    assert decision["kind"] == "edit"
    claim = decision["claim"]
    assert claim["certainty"] == "alleged"
    text = get(f"{served.address}/report/{claim['report']}/record.json")["report"]["text"]
    span = claim["evidence"][0]
    assert text[span["start"] : span["end"]] == span["quote"] == claim["quote"]
    edited = tab.go(f"/claim/{claim['id']}")
    expect(edited.locator("main")).to_contain_text("told by hand")
    undo(edited, "it was right")
    settled(served.address)


def test_words_that_are_selected_become_a_claim(tab: Tab, served: Served) -> None:
    head = get(f"{served.address}/reports.json")["reports"][0]
    page = tab.go(f"/report/{head['id']}", "[data-start]")
    text = get(f"{served.address}/report/{head['id']}/record.json")["report"]["text"]
    page.evaluate(
        """() => {
          const runs = [...document.querySelectorAll(".k-body [data-start]")];
          const range = document.createRange();
          range.setStart(runs[0].firstChild, 0);
          range.setEnd(runs[0].firstChild, Math.min(12, runs[0].textContent.length));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    page.wait_for_selector("button.make")
    page.keyboard.press("n")
    page.wait_for_selector("dialog .word.claim")
    page.get_by_label("What happens").select_option("damage")
    save(page, "nobody read it")
    claim = log(served)[0]["decision"]["claim"]
    span = claim["evidence"][0]
    assert text[span["start"] : span["end"]] == span["quote"]
    assert claim["event"]["type"] == "damage"
    assert get(f"{served.address}/claim/{claim['id']}.json")["claim"] == claim
    undo(page, "")
    settled(served.address)


def test_a_report_is_split_off_a_story_and_put_back(tab: Tab, served: Served, board: Any) -> None:
    page = tab.go("/", "main li h2 a")
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.wait_for_selector("dialog .choice")
    page.locator("dialog .choice").last.click()
    save(page, "another day")
    settled(served.address)
    assert len(story(served.address)["reports"]) < len(board["reports"])
    undo(page, "the same day")
    settled(served.address)
    assert len(story(served.address)["reports"]) == len(board["reports"])


def test_a_copy_is_rejected_where_the_origins_stand(tab: Tab, served: Served, board: Any) -> None:
    page = tab.go(f"/story/{board['heading']['id']}", "tbody td")
    page.locator(".around").scroll_into_view_if_needed()
    page.wait_for_selector("#origins .tag")
    page.locator("#origins").get_by_role("button", name="reject").first.click()
    page.wait_for_selector("dialog")
    save(page, "written anew")
    assert log(served)[0]["decision"]["of"] == "copy"
    undo(page, "")
    settled(served.address)


def test_two_people_do_not_lose_each_others_work(
    browser: Browser, served: Served, killed: str
) -> None:
    with opened(browser, served.address) as ana, opened(browser, served.address) as ben:
        # Neither tab asks again what goes on: both have seen the case as it was.
        for tab in (ana, ben):
            tab.page.clock.install()
            tab.go(killed, "aside [data-account]")
            tab.page.evaluate(
                "name => localStorage.setItem('by', name)", "ana" if tab is ana else "ben"
            )
            tab.go(killed, "aside [data-account]")
        ana.page.keyboard.press("a")
        ana.page.wait_for_selector("dialog")
        save(ana.page, "the mayor said so")
        ben.page.keyboard.press("r")
        ben.page.wait_for_selector("dialog")
        ben.page.get_by_label("Why (for the log)").fill("a slip of the eye")
        ben.page.keyboard.press("Enter")
        refused = ben.page.locator("[role=alert] .note")
        expect(refused).to_contain_text("ana decided on this meanwhile: accept (the mayor said so)")
        expect(refused).to_contain_text("look at it again, then decide")
        expect(ben.page.locator("aside")).not_to_contain_text("rejected by you")
        assert log(served)[0]["decision"]["by"] == "ana"
        ben.errors.clear()  # the browser notes the refusal (409) as an error
        undo(ana.page, "")
    settled(served.address)


def test_the_keys_of_the_board_and_the_help(tab: Tab, board: Any) -> None:
    page = tab.go(f"/story/{board['heading']['id']}", "tbody td")
    seen = []
    for _ in range(3):
        page.keyboard.press("d")
        current = page.locator("tr.current")
        expect(current).to_contain_text(
            "accounts differ" if "differ" in current.inner_text() else "said and denied"
        )
        seen.append(current.locator(".question").inner_text())
    assert len(set(seen)) == 3
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert page.locator("tr.current .question").inner_text() == seen[-1]
    page.keyboard.press("1")
    page.wait_for_selector("aside [data-account]")
    page.keyboard.press("?")
    helped = page.locator("dialog")
    for words in (
        "next conflict",
        "accept the claim",
        "reject the claim",
        "undo the last decision",
    ):
        expect(helped).to_contain_text(words)
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    page.keyboard.press("Escape")
    page.wait_for_selector("aside", state="detached")


def test_the_reader_goes_from_claim_to_claim(tab: Tab, served: Served) -> None:
    head = get(f"{served.address}/reports.json")["reports"][1]
    page = tab.go(f"/report/{head['id']}", "[data-card]")
    ids = get(f"{served.address}/report/{head['id']}/claims.json")["ids"]
    for claim in ids[:3]:
        page.keyboard.press("j")
        expect(page.locator(f"[data-card='{claim}']")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("k")
    expect(page.locator(f"[data-card='{ids[1]}']")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("r")
    page.wait_for_selector("dialog")
    save(page, "not so")
    expect(page.locator(f"[data-card='{ids[1]}']")).to_contain_text("rejected")
    undo(page, "")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1")
    settled(served.address)


def test_a_decision_needs_a_name(served: Served, killed: str, board: Any) -> None:
    claim = row(board, "how many killed")["cells"][0]["first"]["claim"]
    wish = {"kind": "accept", "of": "claim", "by": " ", "why": "", "seen": 0, "ids": [claim]}
    status, said = post(f"{served.address}/decisions", wish)
    assert (status, said["detail"]) == (
        422,
        "A decision needs the name of who decides; give yours.",
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "applaud"}, "Invalid enum value 'applaud'"),
        ({"ids": []}, "accept of claim takes 1 ids, not 0"),
        ({"ids": ["ffff"]}, "no claim 'ffff'"),
        ({"seen": "late"}, "Expected `int`, got `str`"),
        ({"kind": "merge"}, "merge is nothing to decide of a claim; use accept or reject"),
        ({"kind": "merge", "of": "entity", "ids": ["yms", "yms"]}, "yms is itself already"),
        ({"kind": "rename", "of": "entity", "ids": ["yms"]}, "rename of an entity needs a name"),
        ({"kind": "undo", "of": "decision", "undoes": 9999}, "no decision 9999 that still holds"),
    ],
)
def test_a_wish_that_does_not_fit_is_one_sentence(
    served: Served, change: dict[str, object], sentence: str
) -> None:
    wish = {"kind": "accept", "of": "claim", "by": "ana", "why": "", "seen": 0, "ids": ["a"]}
    status, said = post(f"{served.address}/decisions", {**wish, **change})
    assert status in (404, 409, 422)
    assert sentence.lower() in said["detail"].lower()


def test_people_grade_with_a_reason_and_take_it_back(tab: Tab, served: Served, board: Any) -> None:
    claim = row(board, "how many killed")["cells"][0]["first"]["claim"]
    page = tab.go(f"/claim/{claim}", ".grades")
    expect(page.locator(".grades")).to_contain_text("Nobody graded it.")
    page.locator(".grades li", has_text="credibility of this claim").get_by_role("button").click()
    page.get_by_role("radio", name="3 possibly true").check()
    save(page, "two reporters on the spot")
    page = tab.go(f"/claim/{claim}", ".grades")
    expect(page.locator(".grades")).to_contain_text("3, possibly true")
    expect(page.locator(".grades")).to_contain_text("two reporters on the spot")
    noted = log(served)[0]["decision"]
    assert (noted["kind"], noted["of"], noted["name"]) == ("grade", "credibility", "3")
    undo(page, "too early")
    page = tab.go(f"/claim/{claim}", ".grades")
    expect(page.locator(".grades")).not_to_contain_text("possibly true")


def test_a_likelihood_with_a_confidence_is_refused_in_one_sentence(
    served: Served, board: Any
) -> None:
    claim = row(board, "how many killed")["cells"][0]["first"]["claim"]
    wish = {
        "kind": "grade",
        "of": "likelihood",
        "by": "ana",
        "why": "two saw it, so with high confidence",
        "seen": log(served)[0]["decision"]["number"] if log(served) else 0,
        "ids": [claim],
        "name": "likely",
    }
    status, answer = post(f"{served.address}/decisions", wish)
    assert status == 422
    assert "likelihood and a confidence do not go into one judgement" in answer["detail"]


def test_two_names_are_made_one_split_and_called_otherwise(tab: Tab, served: Served) -> None:
    twin = f"{served.address}/name/jorun-kadelle.json"
    before = get(twin)
    page = tab.go("/name/mayor", "main section li")
    page.keyboard.press("m")
    page.wait_for_selector("dialog")
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    page.get_by_label("Find the other by a name").fill("jorun")
    page.locator("dialog .choice", has_text="Jorun").first.click()
    save(page, "the reports call him mayor")
    expect(page.locator("main")).to_contain_text("People decided that this is Jorun Ka")
    merged = get(twin)
    assert "The mayor" in [one["words"] for one in merged["words"]]
    assert len(merged["claims"]) > len(before["claims"])

    page = tab.go("/name/jorun-kadelle", "main section li")
    page.keyboard.press("s")
    page.wait_for_selector("dialog")
    page.locator("dialog .choice").get_by_text("The mayor", exact=True).click()
    page.get_by_label("Find the other by a name").fill("Deputy of Orsel")
    page.locator("dialog .choice", has_text="one that is not listed").click()
    save(page, "of another town")
    assert get(f"{served.address}/name/deputy-of-orsel.json")["words"][0]["words"] == "The mayor"
    page.keyboard.press("e")
    page.wait_for_selector("dialog")
    page.get_by_label("Its name").fill("Mayor Ka'Delle")
    save(page, "house style")
    expect(page.locator("h1")).to_have_text("Mayor Ka'Delle")
    for _ in range(3):
        undo(page, "")
    assert get(twin) | {"seen": 0} == before | {"seen": 0}
