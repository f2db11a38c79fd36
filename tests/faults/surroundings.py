"""What surrounds the program, as a test says: names that are found or not, and a network that is there or not.

    surroundings = Surroundings(tmp_path)
    surroundings.become({"paper.example": ["127.0.0.1"], "*": "EAI_AGAIN"})
    program.run("refresh", env=surroundings.env)

A module that Python imports at its start takes the places of getaddrinfo and connect in the program. It reads the
test's wishes anew each time, so that they may change while the program runs.
"""

import json
from collections.abc import Mapping
from pathlib import Path

_MODULE = """
import errno, json, os, socket

_FOLDER = os.path.dirname(__file__)
_look_up, _Socket = socket.getaddrinfo, socket.socket


def _wishes():
    with open(os.path.join(_FOLDER, "wishes.json")) as file:
        return json.load(file)


def getaddrinfo(host, port, *rest, **named):
    name = host.decode() if isinstance(host, bytes) else host
    with open(os.path.join(_FOLDER, "looked_up"), "a") as file:
        file.write(f"{name}\\n")
    names = _wishes()["names"]
    found = names.get(name, names.get("*"))
    if found is None:
        return _look_up(host, port, *rest, **named)
    if isinstance(found, str):
        raise socket.gaierror(getattr(socket, found), "a test says so")
    return [(0, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]


class _Cut(_Socket):
    def connect(self, address):
        if self.family != getattr(socket, "AF_UNIX", None) and _wishes()["cut"]:
            raise OSError(errno.ENETUNREACH, "a test says so")
        return super().connect(address)


socket.getaddrinfo, socket.socket = getaddrinfo, _Cut
"""


class Surroundings:
    """What the program meets: the names that it finds, and whether there is a network at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "surroundings"
        self._folder.mkdir()
        (self._folder / "sitecustomize.py").write_text(_MODULE, "utf-8")
        self.become()

    def become(self, names: Mapping[str, list[str] | str] | None = None, *, cut: bool = False) -> None:
        """Say how it is from now on.

        `names` are addresses by name, or the name of an error of getaddrinfo; "*" stands for all others. Where the
        network is `cut`, no connection is made.
        """
        wishes = self._folder / "wishes.json"
        new = self._folder / "new"
        new.write_text(json.dumps({"names": names or {}, "cut": cut}), "utf-8")
        new.replace(wishes)

    @property
    def env(self) -> dict[str, str | None]:
        """What the environment of the program needs to have."""
        return {"PYTHONPATH": str(self._folder)}

    @property
    def looked_up(self) -> set[str]:
        """The names that were looked up so far."""
        file = self._folder / "looked_up"
        return set(file.read_text("utf-8").split()) if file.exists() else set()
