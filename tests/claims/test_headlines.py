"""Where a headline says a thing otherwise than the body under it does."""

import pytest

from tests.helpers import read_text

REST = " The harbour has been closed since the morning and the ferry waits outside the bay."
PAGES = [
    # headline, body, [(kind, body says, headline says)]
    ("Norland shells the fishing port of Kirvan",
     "Norland shelled the fishing port of Kirvan on Monday, residents said.",
     [("attribution", "residents", "own voice")]),
    ("Front says it shelled the fishing port of Kirvan",
     "The front is said to have shelled the fishing port of Kirvan, the army reported.",
     [("attribution", "The army", "Front")]),
    ("Army shells the fishing port of Kirvan",
     "The army allegedly shelled the fishing port of Kirvan on Monday.",
     [("attribution", "allegedly", "own voice"), ("certainty", "alleged", "asserted")]),
    ("Twelve killed in raid on village of Orlen",
     "Nine people were killed in the raid on the village of Orlen.",
     [("number", "Nine", "Twelve")]),
    ("Rebels shell the fishing port of Kirvan",
     "Rebels shelled the fishing port of Kirvan on Monday.", []),
    ("Army did not shell the school of Orlen",
     "The army shelled the school of Orlen on Monday.",
     [("polarity", "affirmed", "denied")]),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "body", "expected"), PAGES)
def test_drift_from_body_to_headline(
    headline: str, body: str, expected: list[tuple[str, str, str]]
) -> None:
    drifts = read_text(f"{headline}\n\n{body}{REST}\n").drifts
    assert [(d.kind, d.before.lower(), d.after.lower()) for d in drifts] == [
        (kind, before.lower(), after.lower()) for kind, before, after in expected
    ]
    for drift in drifts:
        assert drift.to.start < drift.from_.start
