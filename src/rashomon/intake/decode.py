"""Bytes in, text out, with a word on what was wrong with them."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from rashomon.errors import IntakeError

NOT_TEXT = "give Rashomon a text, HTML or JSON Lines file"
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that no text file holds in any number; more than a few mean a picture, an archive or code.
FEW_CONTROLS = 2
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

LATIN = re.compile(rb"[A-Za-z]")
FOREIGN = re.compile(rb"[\xc0-\xff]")
# One foreign letter in so many Latin ones: English with names, or French. Web pages without a label
# are read as Windows Western European then; what has more is left to detection.
FEW = 20


def looks_binary(head: bytes) -> bool:
    """Whether the first bytes are those of a picture, an archive or a program, not of a text."""
    if any(head.startswith(bom) for bom, _ in BOMS):
        return False
    return len(CONTROL.findall(head)) > max(FEW_CONTROLS, len(head) // 50)


def decode(data: bytes, where: str = "") -> tuple[str, str | None]:
    """Return the text and, where bytes had to be replaced, a sentence that says so.

    A byte order mark decides first, then UTF-8, then detection. A text that is UTF-8 but for a few
    broken bytes stays UTF-8: the broken ones become U+FFFD, and the raw bytes are kept anyway.
    """
    if looks_binary(data[:65536]):
        raise IntakeError("these bytes are not text", where, NOT_TEXT)
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decode_marked(data, encoding)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        replaced = data.decode("utf-8", "replace")
        broken = replaced.count("\ufffd")
        sound = sum(ord(char) > 127 for char in replaced) - broken
        if sound > 2 * broken or (sound and broken == 1):
            return replaced, _complaint(broken, error.start)
        for encoding in _guesses(data[:262144]):
            try:
                return data.decode(encoding), None
            except (UnicodeDecodeError, LookupError):
                pass
        return replaced, _complaint(broken, error.start)


def _guesses(head: bytes) -> Iterator[str]:
    """Likely encodings of a text that is not UTF-8; few foreign letters are not enough to tell."""
    if FEW * len(FOREIGN.findall(head)) < len(LATIN.findall(head)):
        yield "cp1252"
    guess = from_bytes(head).best()
    if guess is not None:
        yield guess.encoding


def _decode_marked(data: bytes, encoding: str) -> tuple[str, str | None]:
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        return text, _complaint(text.count("\ufffd"), error.start)


def _complaint(broken: int, first: int) -> str:
    places = "one place holds" if broken == 1 else f"{broken} places hold"
    return (
        f"{places} bytes that are no valid text (the first at byte {first}); "
        "they were read as U+FFFD"
    )
