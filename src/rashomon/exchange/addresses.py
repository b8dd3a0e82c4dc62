"""Addresses as people copy them in; which reports of a case they mean, out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from rashomon.store import Case

# What is added to an address to count who follows it.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_cid|mc_eid|yclid|ocid|cmpid|_ga|ref_src",
    re.IGNORECASE,
)
# Longer ones are data, not addresses.
LONGEST = 8000


def plain_address(address: str) -> str:
    """An address without what differs from copy to copy: http or https, a slash at its end, the
    place on the page, and what counts who follows it."""
    try:
        parts = urlsplit(address.strip()[:LONGEST])
        if parts.scheme.lower() not in ("http", "https"):
            return address.strip()[:LONGEST]
        asked = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return address.strip()[:LONGEST]
    query = urlencode([(name, value) for name, value in asked if not _TRACKING.fullmatch(name)])
    host = parts.netloc.lower().removesuffix(":80").removesuffix(":443")
    path = unquote(parts.path).rstrip("/")
    return f"{host}{path}" + (f"?{query}" if query else "")


class Addresses:
    """The reports of a case by their addresses and by the hash of their bytes."""

    def __init__(self, case: Case) -> None:
        self._at = defaultdict[str, list[str]](list)
        self._of = defaultdict[str, list[str]](list)
        for head in case.heads():
            self._at[plain_address(head.address)].append(head.id)
            self._of[head.sha256].append(head.id)

    def reports(self, address: str, sha256: str | None = None) -> Sequence[str]:
        """The reports, by id, that an address means; of several visits to one page the one whose
        bytes are meant, where that is said."""
        asked = plain_address(address) if address else ""
        # The name of a file is no address until its spaces and signs are written as `%20`.
        found = self._at.get(asked) or self._at.get(unquote(asked)) or []
        same = self._of.get(sha256, []) if sha256 else []
        return [report for report in found if report in same] or found or same
