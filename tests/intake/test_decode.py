"""Whatever bytes come in, either a text goes out or one sentence that says why none does."""

import codecs

import pytest

from rashomon.errors import IntakeError
from rashomon.intake.decode import decode, looks_binary

NEWS = "Général Émile Kovač: “Nous n’avons pas tiré” — à Orvale, déjà 12 blessés."
WESTERN = "General Émile Marand said: “We did not fire on the dam, nor on the café” — not once."
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (NEWS.encode(), NEWS),
        (codecs.BOM_UTF8 + NEWS.encode(), NEWS),
        (NEWS.encode("utf-16"), NEWS),
        (codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be"), NEWS),
        (codecs.BOM_UTF32_LE + NEWS.encode("utf-32-le"), NEWS),
        (WESTERN.encode("cp1252"), WESTERN),
        ("Обстрел Орвале продолжался всю ночь, сообщили власти. ".encode("cp1251") * 4, None),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
    ],
)
def test_sound_bytes_in_any_common_encoding_are_read(data: bytes, text: str | None) -> None:
    read, complaint = decode(data)
    assert complaint is None
    assert read == text if text else "Орвале" in read


@pytest.mark.parametrize(
    ("data", "broken"),
    [
        (NEWS.encode() + b" \xff\xfe " + NEWS.encode(), 2),
        (NEWS.encode()[:-1] + b"\xe2\x80", 1),
        (codecs.BOM_UTF8 + b"sound \xff sound", 1),
        (codecs.BOM_UTF16_LE + "odd".encode("utf-16-le") + b"\x00", 1),
    ],
)
def test_broken_bytes_become_marks_and_are_counted(data: bytes, broken: int) -> None:
    read, complaint = decode(data)
    assert read.count("\ufffd") == broken
    assert complaint is not None
    assert "U+FFFD" in complaint


@pytest.mark.parametrize(
    "data", [PNG, bytes(range(256)) * 8, b"MZ\x90\x00\x03\x00\x00\x00", b"t\x00e\x00x\x00t\x00"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError, match=r"^page: these bytes are not text; give .*\.$"):
        decode(data, "page")


@pytest.mark.parametrize(
    "data", [b"", b"a tab\tand a\x0cform feed\r\n", "كلام".encode(), "“…”".encode() * 20]
)
def test_unusual_text_is_not_binary(data: bytes) -> None:
    assert not looks_binary(data)
