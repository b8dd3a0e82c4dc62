"""What kind of voice a source is, and whom it leads back to."""

import pytest

from tests.helpers import read_text

KINDS = [
    ("Salem Barka said the truce was over.", "named_person"),
    ("President Salem Barka said the truce was over.", "named_official"),
    ("The front's leader, Salem Barka, said the truce was over.", "named_official"),
    ("A senior official said the truce was over.", "unnamed_official"),
    ("Two intelligence sources said the truce was over.", "unnamed_official"),
    ("Sources close to the talks said the truce was over.", "unspecified"),
    ("Media sources said the truce was over.", "media"),
    ("The newspaper “Morning Star” said the truce was over.", "media"),
    ("Residents said the truce was over.", "witness"),
    ("An analyst in the capital said the truce was over.", "expert"),
    ("A leaked report said the truce was over.", "document"),
    ("The defence ministry said the truce was over.", "government"),
    ("The rebels said the truce was over.", "armed_group"),
    ("The aid organisation said the truce was over.", "organisation"),
    ("Ukraine said the truce was over.", "government"),
    ("Moscow said the truce was over.", "government"),
    ("Hezbollah said the truce was over.", "armed_group"),
    ("Reuters said the truce was over.", "media"),
    ("The truce is said to be over.", "hearsay"),
    ("The truce was reportedly over.", "hearsay"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_source_kind(text: str, kind: str) -> None:
    assert [a.source_kind for a in read_text(text).attributions] == [kind]


LED_BACK = [
    ("Colonel Adu Mensah said the town had fallen. He added that two tanks were lost.",
     "He", "adu-mensah"),
    ("General Adu Mensah met the elders. “The town has fallen,” Mensah said.",
     "Mensah", "adu-mensah"),
    ("A senior Norland official said the post was lost. The official added that no one was hurt.",
     "The official", "senior-norland-official"),
    ("Two rebel commanders said the post was lost. The commanders denied a retreat.",
     "The commanders", "two-rebel-commanders"),
    ("The mission said the post was lost. It said no one was hurt.", "It", "mission"),
    ("Rebel fighters said the post was lost. They said no one was hurt.", "They", "rebel-fighters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "entity"), LED_BACK)
def test_a_voice_named_before_is_found_again(text: str, source: str, entity: str) -> None:
    last = read_text(text).attributions[-1]
    assert (last.source[0].quote, last.entity) == (source, entity)


def test_a_pronoun_that_leads_nowhere_names_nobody() -> None:
    (found,) = read_text("He said the road was mined.").attributions
    assert (found.source_kind, found.entity) == ("unspecified", None)
