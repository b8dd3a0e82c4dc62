"""A page's bytes and what its server says of them in; the charset that they are in, or the page as
text, out.

A byte order mark decides, then the server, then the page's own `meta`; where none does, `decode.py`
finds out.
"""

import codecs
import re

from rashomon.intake.decode import BOMS, decode

# Where a page may say of itself which charset it is in (HTML Standard, "prescan a byte stream").
# Some pages have it further down than browsers look.
PRESCAN = 8192
META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
# Names that mean a larger charset on the Web (Encoding Standard).
MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Codecs of Python's own that no page is in, and one that browsers refuse.
NEVER = frozenset(
    ["unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "utf-7"]
)
# What is in these holds NULs wherever it has a letter of a tag; a page that calls itself so in
# plain letters is not.
WIDE = ("utf-16", "utf-32")
FOREIGN = re.compile(rb"[\x80-\xff]")


def charset_of(data: bytes, told: str | None = None) -> str | None:
    """The charset of a page; `told` is what its server says. None where nobody says, or what is
    said is no charset, or cannot be that of these bytes."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return encoding
    found = _read(data, told)
    return found[0] if found else None


def decode_page(data: bytes, where: str = "") -> tuple[str, str | None]:
    """A page's markup and, where bytes had to be replaced, a sentence that says so."""
    found = None if any(data.startswith(bom) for bom, _ in BOMS) else _read(data, None)
    return (found[1], None) if found else decode(data, where)


def _read(data: bytes, told: str | None) -> tuple[str, str] | None:
    """The charset that a page's server or the page itself names, and the page read so; None where
    neither does, or where it cannot be so."""
    found = META.search(data[:PRESCAN])
    for name in (told, found[1].decode("ascii") if found else None):
        charset = _known(name) if name else None
        if not charset or (text := _text(data, charset)) is None:
            continue
        # Servers call everything Latin-1 that nobody has told them of; but a text in Latin-1 is
        # hardly ever valid UTF-8 by accident.
        if charset != "utf-8" and FOREIGN.search(data):
            meant = _text(data, "utf-8")
            return (charset, text) if meant is None else ("utf-8", meant)
        return charset, text
    return None


def _known(name: str) -> str | None:
    """A charset as Python calls it; codecs that make no text (base64, zip) are none."""
    try:
        info = codecs.lookup(name.strip("\"' "))
    except (LookupError, ValueError):
        return None
    text = getattr(info, "_is_text_encoding", True)
    return (
        MEANT.get(info.name, info.name)
        if text and info.name.replace("_", "-") not in NEVER
        else None
    )


def _text(data: bytes, charset: str) -> str | None:
    """A page read in a charset; None where it cannot be in it."""
    if charset.startswith(WIDE) and b"\0" not in data[:PRESCAN]:
        return None
    try:
        return data.decode(charset)
    except UnicodeError:
        return None
