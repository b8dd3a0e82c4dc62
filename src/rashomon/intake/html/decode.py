"""A page's bytes in, its markup as text out."""

import re

from resiliparse.parse.encoding import map_encoding_to_html5

from rashomon.intake.decode import BOMS, decode

# Browsers look for a label among the first 1,024 bytes; some pages have it further down.
HEAD = 8192
LABEL = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


def decode_page(data: bytes, where: str = "") -> tuple[str, str | None]:
    """Return the markup and, where bytes had to be replaced, a sentence that says so.

    A byte order mark decides first, then UTF-8, then the page's own label, then detection.
    """
    label = LABEL.search(data[:HEAD])
    if label is None or any(data.startswith(bom) for bom, _ in BOMS):
        return decode(data, where)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    try:
        encoding = map_encoding_to_html5(label[1].decode("ascii"), fallback_utf8=False)
        if encoding and encoding.replace("-", "") != "utf8":
            return data.decode(encoding), None
    except (LookupError, UnicodeDecodeError):
        pass
    return decode(data, where)
