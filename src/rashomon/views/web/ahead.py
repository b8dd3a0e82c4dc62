"""An address of the page in; what its screen asks for first out.

A browser that is told so with the page itself fetches it while the page's script still loads. The
address has to be to the letter what the screen asks for, else it is fetched twice.
"""

from urllib.parse import parse_qs, quote

from starlette.datastructures import URL

# The screens that have one record each, and those that have one for each key.
WHOLE = {"": "/stories.json", "log": "/log.json"}
KEYED = ("story", "claim", "report", "name")


def asked_first(url: URL) -> str | None:
    """The twin that the screen of an address is made of; None where that takes a closer look."""
    room, _, key = url.path.strip("/").partition("/")
    if not key:
        return WHOLE.get(room)
    if room not in KEYED or "/" in key:
        return None
    query = {name: values[-1] for name, values in parse_qs(url.query).items()}
    twin = f"/{room}/{quote(key, safe='')}.json"
    if room == "story":
        return twin + "?everything=true" * (query.get("everything") == "1")
    if room == "report":
        start = query.get("at", "").partition("-")[0]
        return f"{twin}?at={start if start.isdecimal() and start.isascii() else 0}"
    return twin
