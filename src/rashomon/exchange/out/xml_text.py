"""Words in; the same words out, as far as XML 1.0 can hold them."""

import re

_BARRED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(words: str) -> str:
    """Words with a replacement character for each that no XML may hold, as most control characters.

    >>> written("a\\x0bb")
    'a�b'
    """
    return _BARRED.sub("\ufffd", words)
