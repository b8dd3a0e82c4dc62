"""An address in; whether it may be asked, and the machines that answer for it, out."""

import ipaddress
import re
import socket

import httpx2

from rashomon.errors import IntakeError

# Addresses of IPv6 that stand for one of IPv4 behind a translator (RFC 6052).
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
# A name that a server may have, or its number.
HOST = re.compile(rb"[0-9a-zA-Z._:-]+")
Machine = ipaddress.IPv4Address | ipaddress.IPv6Address


def checked(address: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """An address of the Web, without the part behind `#`; `base` is where a redirect came from."""
    try:
        url = httpx2.URL(address.strip()) if base is None else base.join(address)
        url = url.copy_with(fragment=None)
        port = url.port
    except (httpx2.InvalidURL, ValueError) as error:
        reason = f"this is no address of the Web ({error})"
        raise IntakeError(reason, _shown(address), "copy it again") from error
    if url.scheme not in ("http", "https") or not HOST.fullmatch(url.raw_host) or port == 0:
        advice = "give one that begins with https:// or http://"
        raise IntakeError("this is no address of the Web", _shown(address), advice)
    if url.userinfo:
        advice = "leave the name and password out: what is fetched must be open to all"
        raise IntakeError("there is a name or password in this address", url.host, advice)
    return url


def plain(address: str) -> str:
    """An address as it is kept, so that one written otherwise is known again; what is none stays as
    it is."""
    try:
        return str(checked(address))
    except IntakeError:
        return address.strip()


def machines_of(url: httpx2.URL, *, private: bool) -> list[str]:
    """The machines that a name stands for, by number, so that what was checked is what is asked.

    Unless `private` ones are wanted, one that is not of the public network refuses the name.
    """
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = f"no server of the name {url.host} is known"
        raise IntakeError(reason, str(url), "check the address and the network") from error
    numbers = list(dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found))
    if not private and not all(map(is_public, numbers)):
        reason = f"{url.host} is this machine or one of a private network"
        raise IntakeError(reason, str(url), "--allow-private fetches from there all the same")
    return numbers


def is_public(number: str) -> bool:
    """Whether a machine's number is of the public network, whatever it is wrapped in."""
    machine: Machine = ipaddress.ip_address(number)
    if isinstance(machine, ipaddress.IPv6Address):
        inner = machine.ipv4_mapped or machine.sixtofour
        if machine in TRANSLATED:
            inner = ipaddress.IPv4Address(int(machine) & 0xFFFFFFFF)
        machine = inner or machine
    return machine.is_global and not machine.is_multicast


def _shown(address: str) -> str:
    return ascii(address[:200])[1:-1]
