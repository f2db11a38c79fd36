"""Name resolution, and which IP addresses belong to the public internet (the SSRF filter)."""

import socket
from functools import partial
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from itertools import zip_longest

from termnews.fetch.daemon_thread import on_a_daemon_thread

# What the IANA special-purpose registries (RFC 6890) keep off the internet, and multicast. Written out, since Python's
# own list differs from version to version and lacks 100.64.0.0/10 and the relays of 6to4.
_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        ("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
         "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
         "224.0.0.0/3"),
    )
)  # fmt: skip
# IPv6 has one block for the internet (RFC 4291 section 2.4); in it are reserved: protocols and Teredo, whose addresses
# lead to an IPv4 host that nobody can check (RFC 4380), and documentation.
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet.

    Loopback, private, shared, link-local, multicast and reserved ones do not (RFC 6890), nor do those of IPv6 that
    wrap such an IPv4 address: mapped (RFC 4291), 6to4 (RFC 3056) and NAT64 (RFC 6052).
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        inner = _wrapped(ip)
        if inner is None:
            return ip in _PUBLIC_6 and not any(ip in block for block in _NOT_PUBLIC_6)
        ip = inner
    return not any(ip in block for block in _NOT_PUBLIC_4)


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def is_loopback(host: str) -> bool:
    """Tell whether `host`, by its name alone, is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_nearby(host: str) -> bool:
    """Tell whether `host`, by its name alone, is this machine or in a network like its own."""
    try:
        ip_address(host)
    except ValueError:
        return is_loopback(host)
    return not is_public(host)


async def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of `host`, the system's preferred first, families taking turns (RFC 8305 section 4).

    Raises OSError (socket.gaierror) where there are none. A literal address is returned as it is.
    """
    try:
        return [str(ip_address(host))]
    except ValueError:
        pass
    # Not on asyncio's pool: a look-up cannot be cancelled, and the program would wait for it when it ends.
    look_up = partial(socket.getaddrinfo, host.encode("ascii"), port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(row[4][0]) for row in await on_a_daemon_thread(look_up)))
    first = ":" in addresses[0]
    same, other = [a for a in addresses if (":" in a) == first], [a for a in addresses if (":" in a) != first]
    return [address for pair in zip_longest(same, other) for address in pair if address]
