"""Which charset a page is in: its mark, its server, its own word, and never what cannot be."""

import pytest

from rashomon.intake.charsets import charset_of

CAFE = "<p>café</p>"
META = '<meta charset="windows-1251"><p>Фенби</p>'


@pytest.mark.parametrize(
    ("data", "told", "charset"),
    [
        (b"<p>cafe</p>", None, None),
        (b"\xef\xbb\xbf<p>cafe</p>", "windows-1251", "utf-8-sig"),
        (CAFE.encode("cp1252"), "iso-8859-1", "cp1252"),
        (CAFE.encode("cp1252"), "ISO-8859-1", "cp1252"),
        (CAFE.encode(), "iso-8859-1", "utf-8"),  # a server's habit
        (CAFE.encode("cp1252"), "utf-8", None),  # cannot be
        (META.encode("cp1251"), None, "cp1251"),
        (META.encode("cp1251"), "utf-8", "cp1251"),
        (META.encode("cp1251"), "koi8-r", "koi8-r"),  # the server decides
        ('<meta http-equiv="x" content="text/html; charset=gb2312"><p>的</p>'.encode("gb18030"), None, "gb18030"),
        (b'<meta charset="utf-16"><p>cafe</p>.', None, None),  # plain letters are not
        (b"<p>caf\xe9</p>.", "utf-16", None),
        ("<p>café</p>".encode("utf-16-le"), "utf-16-le", "utf-16-le"),
        (b'<meta charset="utf-7"><p>cafe</p>', None, None),
        (b"<p>cafe</p>", "no-such-thing", None),
        (b"<p>cafe</p>", "base64", None),
        (b"<p>cafe</p>", "unicode_escape", None),
        (b"<p>cafe</p>", "\x00", None),
    ],
)  # fmt: skip
def test_who_says_which_charset(data: bytes, told: str | None, charset: str | None) -> None:
    assert charset_of(data, told) == charset
