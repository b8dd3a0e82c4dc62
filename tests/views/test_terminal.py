"""What the terminal shows of a reading."""

from rich.console import Console

from rashomon.views.terminal import reading_view
from tests.helpers import read_text


def test_a_headline_that_says_otherwise_is_shown_with_both_passages() -> None:
    page = (
        "Norland shells the fishing port of Kirvan\n\n"
        "Norland shelled the fishing port of Kirvan on Monday, residents said. The harbour has been "
        "closed since the morning and the ferry waits outside the bay.\n"
    )
    console = Console(width=100)
    with console.capture() as shown:
        console.print(reading_view(read_text(page)))
    words = " ".join(shown.get().split())
    assert "from the body to the headline, attribution: residents → own voice" in words
    assert "“Norland shells the fishing port of Kirvan”" in words
