"""Reports added from the page: files, pasted text, other scripts; read in the background, cancelled."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.page.asking import get, post, settled
from tests.page.conftest import Serve, Served, Tab

ARABIC = (
    "Residents of Ner'iva 🏚️ said shells hit the depot on Saturday. "
    "“قصف الجيش المستودع مرتين” said Salim Haddad, 👨‍👩‍👧‍👦 a neighbour. The army denied it 🚫 at once. "
    "Nine people were killed, the Valley Guard said."
)


@pytest.fixture(scope="module")
def served(demo: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A case of this module's own, which grows."""
    copy = tmp_path_factory.mktemp("growing") / "growing.db"
    shutil.copy(demo, copy)
    return serve(copy)


def names(served: Served) -> set[str]:
    return {head["name"] for head in get(f"{served.address}/reports.json")["reports"]}


def test_files_are_read_behind_the_screen(tab: Tab, served: Served, tmp_path: Path) -> None:
    for number in range(3):
        words = (
            f"Shells hit the market at Ner'iva. {number + 7} people were killed, the mayor said."
        )
        (tmp_path / f"late-{number}.txt").write_text(words, encoding="utf-8")
    (tmp_path / "broken.bin").write_bytes(b"\x00\x01\x02" * 400)
    page = tab.go("/add")
    page.set_input_files("input[type=file]", [str(path) for path in sorted(tmp_path.iterdir())])
    expect(page.get_by_text("4 files taken")).to_be_visible()
    now = settled(served.address)
    assert {"late-0.txt", "late-1.txt", "late-2.txt"} <= names(served)
    read = next(job for job in now["jobs"] if job["kind"] == "read")
    assert (read["reports"], read["new"]) == (3, 3)
    (failure,) = read["failures"]
    assert failure.startswith("broken.bin: this is not a text file")
    expect(page.locator("main")).to_contain_text("broken.bin: this is not a text file")
    assert str(tmp_path) not in failure


def test_the_same_again_adds_nothing(tab: Tab, served: Served, tmp_path: Path) -> None:
    path = tmp_path / "twice.txt"
    path.write_text("Shells hit the bridge at Sev'aral. The front denied it.", encoding="utf-8")
    page = tab.go("/add")
    for new in (1, 0):
        page.set_input_files("input[type=file]", str(path))
        expect(page.get_by_text("1 file taken")).to_be_visible()
        job = next(job for job in settled(served.address)["jobs"] if job["kind"] == "read")
        assert job["new"] == new


def test_pasted_text_keeps_what_is_known_of_it(tab: Tab, served: Served) -> None:
    page = tab.go("/add")
    page.get_by_label("Its words, as they were published").fill(ARABIC)
    page.get_by_label("Publisher").fill("The River Post")
    page.get_by_label("Published", exact=True).fill("2024-05-07")
    page.get_by_label("Name in this case").fill("river-post")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("Taken: river-post")).to_be_visible()
    settled(served.address)
    record = get(f"{served.address}/report/river-post/record.json")
    assert record["report"]["text"] == ARABIC
    assert record["report"]["publisher"] == "The River Post"
    assert record["report"]["published"] == "2024-05-07"
    assert record["report"]["retrieved"]


def test_offsets_hold_beside_arabic_and_emoji(tab: Tab, served: Served) -> None:
    """What is selected by the browser, which counts otherwise, is kept in characters."""
    page = tab.go("/report/river-post", "[data-start]")
    for words in ("قصف الجيش المستودع مرتين", "👨‍👩‍👧‍👦 a neighbour", "denied it 🚫"):
        page.evaluate(
            """words => {
              const runs = [...document.querySelectorAll(".text [data-start]")];
              const whole = runs.map(run => run.textContent).join("");
              const at = whole.indexOf(words);
              const range = document.createRange();
              let passed = 0;
              for (const run of runs) {
                const node = run.firstChild, size = run.textContent.length;
                if (passed <= at && at < passed + size) range.setStart(node, at - passed);
                const end = at + words.length;
                if (passed < end && end <= passed + size) range.setEnd(node, end - passed);
                passed += size;
              }
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }""",
            words,
        )
        page.wait_for_selector("button.make")
        page.keyboard.press("n")
        page.wait_for_selector("dialog .word.claim")
        shown = page.locator("dialog .field q").first
        expect(shown).to_have_text(words)
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog", state="detached")
    page.keyboard.press("n")
    page.wait_for_selector("dialog .word.claim")
    page.get_by_label("said or denied").select_option("denied")
    page.get_by_label("Why (for the log)").fill("the army's word")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("dialog", state="detached")
    claim = get(f"{served.address}/log.json")["decisions"][0]["decision"]["claim"]
    span = claim["evidence"][0]
    assert ARABIC[span["start"] : span["end"]] == span["quote"] == "denied it 🚫"
    settled(served.address)


def test_a_claim_outside_the_text_is_refused(served: Served) -> None:
    telling = {
        "by": "ana",
        "why": "",
        "seen": 999,
        "report": "river-post",
        "evidence": {"start": 5, "end": 10**6},
        "event": "attack",
        "certainty": "asserted",
        "polarity": "affirmed",
    }
    status, said = post(f"{served.address}/claims", telling)
    assert status == 422
    assert f"lie outside the report, which has {len(ARABIC)}" in said["detail"]


def test_long_work_is_shown_and_cancelled(tab: Tab, served: Served, tmp_path: Path) -> None:
    # A report that takes long, and then many: nobody is quick enough to read them all.
    for number in range(40):
        words = f"Shells hit house {number} in Orsel on Monday, the mayor said. " * 1500
        (tmp_path / f"long-{number:02}.txt").write_text(words, encoding="utf-8")
    page = tab.go("/add")
    page.set_input_files("input[type=file]", [str(path) for path in sorted(tmp_path.iterdir())])
    strip = page.get_by_role("group", name="Work in the background").filter(has_text="Reading")
    strip.get_by_role("button", name="Cancel").click()
    now = settled(served.address, 120)
    read = next(job for job in now["jobs"] if job["kind"] == "read")
    assert read["state"] == "cancelled"
    assert read["reports"] < 40
    expect(page.locator("main")).to_contain_text("cancelled")
    assert get(f"{served.address}/report/river-post.json")["report"]["name"] == "river-post"


def test_nothing_to_add_is_one_sentence(served: Served) -> None:
    status, said = post(f"{served.address}/reports/pasted", {"text": "  "})
    assert (status, said["detail"]) == (
        422,
        "There is no text to add; paste the words of the report.",
    )
    boundary = {"Content-Type": "multipart/form-data; boundary=x"}
    status, said = post(f"{served.address}/reports", b"--x--\r\n", **boundary)
    assert status == 422
    assert "There is no file in this request" in said["detail"]
