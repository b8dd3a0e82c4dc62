"""Each screen of the demonstration case: what it shows, its twins, and that everybody can use it."""

import re
from typing import Any
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.page.asking import get, row, story, table
from tests.page.conftest import Served, Tab, opened, until

SCREENS = ("stories", "board", "ledger", "claim", "report", "beside", "where", "network")
OTHERS = ("search", "name", "reports", "log", "add", "dossier")


@pytest.fixture(scope="module")
def board(served: Served) -> Any:
    return story(served.address)


@pytest.fixture(scope="module")
def addresses(served: Served, board: Any) -> dict[str, str]:
    """The address of each screen, of the demonstration case."""
    killed = row(board, "how many killed")["cells"][0]
    first = killed["first"]
    key = board["heading"]["id"]
    around = get(f"{served.address}/story/{key}/around.json")
    copy = next(root for root in around["roots"] if root["copied"])
    return {
        "stories": "/",
        "board": f"/story/{key}",
        "ledger": f"/story/{key}?slot=how+many+killed&version={killed['number']}",
        "claim": f"/claim/{first['claim']}",
        "report": f"/report/{first['report']}?at={first['start']}-{first['end']}",
        "beside": f"/report/{copy['report']}?beside={copy['copied']['of']}",
        "where": f"/where?story={key}",
        "network": "/network",
        "search": "/search?q=market",
        "name": "/name/jorun-kadelle",
        "reports": "/reports",
        "log": "/log",
        "add": "/add",
        "dossier": f"/story/{key}/dossier",
    }


THERE = {
    "board": "tbody td",
    "ledger": "aside [data-account]",
    "report": "[data-card]",
    "beside": ".pane [data-start]",
    "where": "svg .spot",
    "network": "figure svg .edge",
    "search": "main li",
    "name": "main section li",
    "dossier": ".version",
    "add": "form textarea",
}


@pytest.mark.parametrize("screen", [*SCREENS, *OTHERS])
def test_everybody_can_use_it(tab: Tab, addresses: dict[str, str], screen: str) -> None:
    """By axe-core's rules, wide and light, narrow and dark; and no screen is wider than the window."""
    page = tab.go(addresses[screen], THERE.get(screen, "main h1, h1"))
    page.wait_for_load_state("networkidle")
    for width, scheme in ((1400, "light"), (400, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{width} {scheme}: {found.generate_report()}"
        across = page.evaluate("document.documentElement.scrollWidth")
        assert across <= width + 1, f"{screen} is {across} pixels wide in a window of {width}"


def test_the_list_leads_to_the_story(tab: Tab) -> None:
    page = tab.go("/")
    expect(page.locator("main li h2 a")).to_have_count(1)
    expect(page.locator("main")).to_contain_text("accounts differ")
    page.click("main li h2 a")
    expect(page.locator("h1")).to_contain_text("Rockets hit market")
    assert "/story/" in page.url


def test_the_board_has_questions_down_and_versions_across(tab: Tab, board: Any) -> None:
    page = tab.go(f"/story/{board['heading']['id']}", "tbody td")
    expect(page.locator(".counts").first).to_contain_text("11 reports")
    expect(page.locator(".counts").first).to_contain_text("origins")
    killed = page.locator("tr", has_text="how many killed").first
    expect(killed).to_have_class(re.compile("conflict"))
    expect(killed).to_contain_text("accounts differ")
    for cell in row(board, "how many killed")["cells"][:4]:
        expect(killed).to_contain_text(cell["count"]["words"])
    hit = page.locator("tr", has_text="what was hit, or who (attack)").first
    expect(hit).to_contain_text("not stated")
    frame = killed.locator("td").first.evaluate("td => getComputedStyle(td).borderTopWidth")
    assert frame == "2px"


def test_a_cell_leads_to_its_ledger_and_to_the_exact_words(tab: Tab, board: Any) -> None:
    page = tab.go(f"/story/{board['heading']['id']}", "tbody td")
    cell = page.locator("tr", has_text="how many killed").first.locator("td").first
    cell.locator(".value a").click()
    pane = page.locator("aside")
    expect(pane.locator("[data-account]").first).to_be_visible()
    expect(pane).to_contain_text("Where it comes from")
    expect(pane).to_contain_text("Other versions")
    account = pane.locator("[data-account] a.quote").first
    words = account.inner_text().strip("“”")
    account.click()
    page.wait_for_selector("[data-start].target")
    assert "".join(page.locator(".target").all_inner_texts()) == words


def test_a_claim_shows_its_chain_ledger_and_history(tab: Tab, addresses: dict[str, str]) -> None:
    page = tab.go(addresses["claim"])
    for heading in ("Whose word it is", "How it changed", "Why it is read so", "History"):
        expect(page.locator("h2", has_text=heading)).to_be_visible()
    expect(page.locator(".steps li").last).to_contain_text("the outlet")
    expect(page.locator("main")).to_contain_text("how many killed: 9")


def test_a_report_shows_its_words_to_the_last_character(tab: Tab, served: Served) -> None:
    for head in get(f"{served.address}/reports.json")["reports"]:
        page = tab.go(f"/report/{head['id']}", "[data-start]")
        page.wait_for_load_state("networkidle")
        shown = page.evaluate(
            "[...document.querySelectorAll('[data-start]')].map(run => run.textContent).join('')"
        )
        text = get(f"{served.address}/report/{head['id']}/record.json")["report"]["text"]
        assert shown == text


def test_layers_are_told_apart_without_colour(tab: Tab, addresses: dict[str, str]) -> None:
    page = tab.go(addresses["report"], "[data-card]")
    looks = page.locator(".layers .sample").evaluate_all(
        "samples => samples.map(sample => { const s = getComputedStyle(sample); "
        "const lines = s.boxShadow.replace(/rgba?[(][^)]*[)]/g, ''); "
        "return [s.textDecorationLine, s.textDecorationStyle, s.textDecorationThickness, lines, "
        "s.fontStyle, s.fontWeight, s.borderRadius].join() })"
    )
    assert len(looks) == 10
    assert len(set(looks)) == 10
    before = page.locator(".text .m-number").first
    assert before.evaluate("run => getComputedStyle(run).fontWeight") != "700"
    page.get_by_label("numbers", exact=True).check()
    assert before.evaluate("run => getComputedStyle(run).fontWeight") == "700"


def test_the_raw_page_is_shut_in_and_the_hash_is_verified(
    tab: Tab, addresses: dict[str, str], served: Served
) -> None:
    page = tab.go(addresses["report"], "[data-card]")
    page.get_by_role("button", name="verify").click()
    expect(page.get_by_text("quotations are as they were kept")).to_be_visible()
    page.get_by_role("link", name="Page as read").click()
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("sandbox", "")
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("This page is invented")


def test_copies_stand_side_by_side_and_scroll_together(
    browser: Browser, served: Served, addresses: dict[str, str]
) -> None:
    with opened(browser, served.address) as tab:
        tab.page.set_viewport_size({"width": 1200, "height": 420})
        page = tab.go(addresses["beside"], ".pane [data-start].shared")
        panes = page.locator(".pane")
        expect(panes).to_have_count(2)
        for number in (0, 1):
            assert panes.nth(number).locator(".shared").count() > 0
        panes.nth(0).evaluate("pane => pane.scrollTo(0, pane.scrollHeight)")
        until(page, "document.querySelectorAll('.pane')[1].scrollTop > 40")


def test_brushing_a_time_line_filters_everything(tab: Tab, addresses: dict[str, str]) -> None:
    page = tab.go(addresses["where"], "svg .spot")
    before = page.locator("tbody tr").count()
    expect(page.locator("main > p").first).to_contain_text("claims of")
    page.get_by_label("from").first.fill("2024-05-06")
    page.get_by_label("to").first.fill("2024-05-06")
    until(page, f"document.querySelectorAll('tbody tr').length < {before}")
    told = page.locator("table").last.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert told
    assert all(day.startswith("2024-05-06") for day in told)
    page.get_by_role("button", name="show all").click()
    line = page.locator(".timeline svg").first
    box = line.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 12, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + 20, steps=5)
    page.mouse.up()
    expect(page.get_by_label("from").first).to_have_value("2024-05-04")


def test_places_are_as_large_as_they_are_uncertain(tab: Tab, addresses: dict[str, str]) -> None:
    page = tab.go(addresses["where"], "svg .spot")
    assert page.locator("svg .area.disc").count() >= 1
    assert page.locator("svg .spot circle:not(.open)").count() >= 1


def test_the_network_is_drawn_claimant_by_claimant(tab: Tab, served: Served) -> None:
    page = tab.go("/network", "figure svg .edge")
    pictures = get(f"{served.address}/network.json")["pictures"]
    expect(page.locator("figure")).to_have_count(len(pictures))
    rows = page.locator("details table tbody tr")
    expect(rows).to_have_count(sum(len(picture["edges"]) for picture in pictures))
    page.locator("figure .edge text").first.click()
    expect(page.locator("section.card a.quote").first).to_be_visible()


def test_search_finds_words_parties_places_and_claims(tab: Tab) -> None:
    page = tab.go("/")
    page.keyboard.press("/")
    page.keyboard.type("valley guard")
    page.keyboard.press("Enter")
    page.wait_for_selector("main section")
    for heading in ("Parties, people and places", "Claims", "Reports"):
        expect(page.locator("h2", has_text=heading)).to_be_visible()
    page.click("main section li a")
    expect(page.locator("h1")).to_have_text("Valley Guard")
    tab.go("/search?q=zzzz", "main p")
    expect(page.locator("main")).to_contain_text("Nothing in this case holds these words")


@pytest.mark.parametrize(
    "screen", ["stories", "board", "ledger", "claim", "report", "reports", "where", "network", "search", "name", "log"]
)  # fmt: skip
def test_every_screen_has_a_twin_and_a_table(
    tab: Tab, served: Served, addresses: dict[str, str], screen: str
) -> None:
    page = tab.go(addresses[screen], THERE.get(screen, "main h1"))
    page.wait_for_selector("main .exports")
    links = page.locator("main .exports").first.locator("a")
    twin, rows = (links.nth(n).get_attribute("href") for n in (0, 1))
    assert get(f"{served.address}{twin}")
    assert table(f"{served.address}{rows}") or screen == "log"


def test_quotations_of_every_twin_are_the_exact_words(served: Served, board: Any) -> None:
    texts: dict[str, str] = {}

    def text(report: str) -> str:
        if report not in texts:
            record = get(f"{served.address}/report/{report}/record.json")
            texts[report] = record["report"]["text"]
        return texts[report]

    def check(node: Any, report: str | None = None) -> int:
        if isinstance(node, list):
            return sum(check(each, report) for each in node)
        if not isinstance(node, dict):
            return 0
        report = node["report"] if isinstance(node.get("report"), str) else report
        found = 0
        if report and node.get("quote") and isinstance(node.get("start"), int):
            end = node.get("end", node["start"] + len(node["quote"]))
            assert text(report)[node["start"] : end] == node["quote"]
            found = 1
        return found + sum(check(value, report) for value in node.values())

    key = board["heading"]["id"]
    claims = {cell["first"]["claim"] for each in board["rows"] for cell in each["cells"]}
    twins = [f"story/{key}/{name}.json" for name in ("record", "around")]
    twins += [
        f"story/{key}.json?everything=true",
        "search.json?q=market",
        "name/jorun-kadelle.json",
    ]
    twins += [f"claim/{claim}.json" for claim in sorted(claims)[:15]]
    assert sum(check(get(f"{served.address}/{twin}")) for twin in twins) > 500


def test_the_dossier_prints_to_paper(tab: Tab, addresses: dict[str, str], board: Any) -> None:
    page = tab.go(addresses["dossier"], ".version")
    for head in board["reports"]:
        expect(page.locator("body")).to_contain_text(head["sha256"])
    expect(page.locator("body")).to_contain_text("It does not say who is right")
    paper = page.pdf()
    assert paper.startswith(b"%PDF")
    assert len(paper) > 20_000


def test_the_documentation_of_addresses_needs_no_network(tab: Tab) -> None:
    page = tab.go("/docs", ".opblock")
    expect(page.locator("body")).to_contain_text("/stories.json")
    expect(page.locator("body")).to_contain_text("one whose conflict changed last first")


def test_an_unknown_address_says_so(tab: Tab, served: Served) -> None:
    page: Page = tab.go("/nowhere")
    expect(page.locator("main")).to_contain_text("There is no such screen")
    tab.go("/claim/ffffffff", "[role=alert]")
    expect(page.locator("main")).to_contain_text("no claim 'ffffffff'")
    tab.errors.clear()  # the browser notes each 404 as an error


@pytest.mark.parametrize("screen", ["stories", "board", "claim", "report", "name", "log"])
def test_what_a_screen_is_made_of_is_asked_for_once(
    tab: Tab, addresses: dict[str, str], screen: str
) -> None:
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url.removeprefix(tab.address)))
    tab.go(addresses[screen], THERE.get(screen, "main li"))
    with urlopen(f"{tab.address}{addresses[screen]}") as answer:
        twin = answer.headers["Link"].partition(">")[0].removeprefix("<")
    assert asked.count(twin) == 1
