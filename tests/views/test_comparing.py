"""A comparison as a person reads it in the terminal."""

from rich.console import Console, RenderableType

from rashomon.views.comparing import comparison_view
from rashomon.weighing import compare_readings
from tests.weighing.pages import page

WIRE = (
    "Nine people were killed when rockets fired by Hezbollah hit a bakery in Haifa on Monday, the "
    "mayor said. Hezbollah denied firing the rockets. Smoke rose above the harbour for hours while "
    "ambulances carried the wounded to the clinic on the hill."
)
LATER = WIRE.replace("Nine", "Nineteen").replace(", the mayor said", "")


def shown(view: RenderableType, width: int = 110) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(view)
    return captured.get()


def story() -> str:
    pages = [
        page(LATER, "b.txt", "2024-05-07", "Harbour Post"),
        page(WIRE, "a.txt", "2024-05-08", "Delta Wire"),
        page("A bakery in Haifa was hit by rockets. Nine bakers died.", "c.txt", "2024-05-07"),
    ]
    found = compare_readings(pages)
    return shown(comparison_view(found, neutral={"hezbollah": "Hezbollah"}))


def test_slots_stand_down_and_versions_across() -> None:
    text = story()
    assert "≠ how many killed" in text
    assert "✕ who did it" in text
    assert "“Nineteen”" in text


def test_origins_are_a_tree_with_copies_below() -> None:
    lines = story().splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("├── Harbour Post"))
    assert "└── Delta Wire 2024-05-08" in lines[at + 1]
    assert any("copy, " in line for line in lines[at : at + 3])


def test_denials_drifts_and_silences_are_told() -> None:
    text = story()
    assert "Hezbollah denies that it happened in 2 reports" in text
    assert "number: Nineteen → Nine" in text
    assert "Hezbollah: replied in Delta Wire, Harbour Post" in text


def test_no_shared_story_is_said() -> None:
    found = compare_readings([page("Students protested in Karachi.")])
    assert "No two reports tell of the same happening." in shown(comparison_view(found))


def test_several_stories_are_listed_first() -> None:
    pages = [
        page(f"{toll} people were killed when rockets hit a {site} in {town} on Monday.", f"{n}.txt")
        for n, (toll, site, town) in enumerate(
            [
                ("Nine", "bakery", "Haifa"), ("Ten", "bakery", "Haifa"),
                ("Three", "ferry", "Odesa"), ("Four", "ferry", "Odesa"),
            ]
        )
    ]  # fmt: skip
    text = shown(comparison_view(compare_readings(pages)))
    assert "stories" in text.splitlines()[0]
    assert text.count("how many killed") >= 2
