"""What a person calls a case goes in; the file or the server that it lies in leaves, and a name for
it that gives no password away."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from rashomon.errors import StoreError, sentence

SCHEMES = ("postgresql", "postgres")
FORM = "postgresql://USER@HOST/DATABASE?schema=SCHEMA"
# What follows a scheme here is a server, however it goes on.
_SERVER = re.compile(rf"({'|'.join(SCHEMES)}):", re.IGNORECASE)
# Settings of a connection that hold a secret.
_SECRET = ("password", "sslpassword", "oauth_client_secret")
PUBLIC = "public"
# Of names PostgreSQL leaves out what is longer, unheard.
_LONGEST = 63


@dataclass(frozen=True)
class Server:
    """A case on a PostgreSQL server: how it is connected to, and the schema that it lies in."""

    settings: Mapping[str, str] = field(repr=False)
    schema: str = PUBLIC

    @property
    def database(self) -> str:
        """The database, empty where the server is to choose."""
        return self.settings.get("dbname", "")

    @property
    def name(self) -> str:
        """What the case is called: its schema, else its database."""
        return self.schema if self.schema != PUBLIC else self.database or PUBLIC

    def __str__(self) -> str:
        """The address as messages show it: a password is never in it."""
        user, host = self.settings.get("user", ""), self.settings.get("host", "")
        port = self.settings.get("port", "")
        local = host.startswith(("/", "@"))
        where = "" if local else f"[{host}]" if ":" in host else host
        where += f":{port}" if port and not local else ""
        shown = f"postgresql://{user}{'@' if user else ''}{where}/{self.database}"
        return shown if self.schema == PUBLIC else f"{shown}?schema={self.schema}"


def place_of(case: str | Path) -> Path | Server:
    """The file, or the place on a server, that a case lies in."""
    return _server(_written(case)) if is_server(case) else Path(case)


def is_server(case: str | Path) -> bool:
    """Whether a case lies on a server."""
    return bool(_SERVER.match(str(case)))


def masked(case: str | Path) -> str:
    """A case as messages show it, without a password."""
    return str(place_of(case))


def _written(case: str | Path) -> str:
    # A path writes the two slashes behind the scheme as one.
    return case if isinstance(case, str) else str(case).replace(":/", "://", 1)


def _server(case: str) -> Server:
    # What cannot be understood is not shown either: part of it may be a password.
    scheme, _, rest = case.partition(":")
    try:
        if not rest.startswith("//"):
            raise ValueError
        parts = urlsplit(f"{scheme.lower()}:{rest}")
        found = {
            "user": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "host": unquote(parts.hostname or ""),
            "port": str(parts.port or ""),
            "dbname": unquote(parts.path[1:]),
            **dict(
                parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
            ),
        }
        if parts.netloc.count("@") > 1 or "/" in found["dbname"] or parts.fragment:
            raise ValueError
    except ValueError as error:
        reason = "this is no address of a case on a server"
        advice = (
            f"write {FORM}, and signs such as @ / : # ? in a password as %40 %2F %3A %23 %3F, "
            "or keep the password in ~/.pgpass"
        )
        raise StoreError(sentence(reason, advice=advice)) from error
    schema = found.pop("schema", "") or PUBLIC
    if len(schema.encode()) > _LONGEST or "\x00" in schema:
        reason = f"{schema!a} cannot be the name of a schema"
        raise StoreError(sentence(reason, advice=f"use one of up to {_LONGEST} bytes"))
    return Server({key: value for key, value in found.items() if value}, schema)


def without_secrets(words: str, server: Server) -> str:
    """What a server or a driver says, without any password of the address."""
    for name in _SECRET:
        secret = server.settings.get(name, "")
        words = words.replace(secret, "***") if secret else words
    return words
