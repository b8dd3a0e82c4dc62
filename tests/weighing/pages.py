"""Pages built for comparing: a text with a day and an outlet."""

from msgspec.structs import replace

from rashomon.records import Drift, Reading
from rashomon.weighing import compare_readings
from tests.helpers import read_text

# What else pages of one story tell, each in words of its own.
BESIDE = (
    " Ferries to the reed islands of Orsk stood still while divers looked for the Saint Bela barge.",
    " At the Saint Bela market of Orsk stalls opened late; the reed islands had no power at all.",
    " Classes at Saint Bela were held in cellars; in Orsk and on the reed islands bells rang.",
    " Nurses of the Saint Bela clinic in Orsk asked for plasma; boats left the reed islands empty.",
    " Beyond the bar of Orsk pilots waited for the Saint Bela light, dark as the reed islands were.",
)


def page(text: str, name: str = "a.txt", published: str | None = None, outlet: str = "") -> Reading:
    """A reading of a text that an outlet published on a day."""
    found = read_text(text, name)
    report = replace(found.report, published=published, publisher=outlet or None)
    return replace(found, report=report)


def drifts_between(*pages: Reading) -> list[Drift]:
    """The drifts of the one story that pages tell, each with words that slice back."""
    texts = {p.report.id: p.report.text for p in pages}
    (story,) = compare_readings(pages).stories
    for drift in story.drifts:
        for place in (drift.from_, drift.to):
            assert texts[place.report][place.start : place.end] == place.quote
    return list(story.drifts)
