"""What a screen asks for first is named to the letter, and nothing else is."""

import pytest
from starlette.datastructures import URL

from rashomon.views.web.ahead import asked_first


@pytest.mark.parametrize(
    ("address", "twin"),
    [
        ("/", "/stories.json"),
        ("/log", "/log.json"),
        ("/story/ab12", "/story/ab12.json"),
        ("/story/ab12?everything=1&slot=x", "/story/ab12.json?everything=true"),
        ("/report/ab12", "/report/ab12.json?at=0"),
        ("/report/ab12?at=30-41", "/report/ab12.json?at=30"),
        ("/report/ab12?at=x", "/report/ab12.json?at=0"),
        ("/report/ab12?at=٣-٤", "/report/ab12.json?at=0"),
        ("/name/town-s-mayor", "/name/town-s-mayor.json"),
        ('/name/a"> ; rel=x', "/name/a%22%3E%20%3B%20rel%3Dx.json"),
        ("/story/ab12/dossier", None),
        ("/where?story=ab12", None),
        ("/assets", None),
        ("/no-such-screen/1", None),
    ],
)
def test_what_is_asked_first(address: str, twin: str | None) -> None:
    assert asked_first(URL(f"http://127.0.0.1{address}")) == twin
