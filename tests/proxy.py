"""A proxy on loopback for tests: requests passed on, CONNECT and SOCKS5, all on one port and to one publisher.

    with LoopbackProxy(publisher) as proxy:
        ...                                         # http_proxy = proxy.url
        assert proxy.asked == ["GET http://paper.example/feed.xml"]

Whatever host is named, the publisher answers for it: only the proxy knows the names.
"""

import socket
import ssl
import threading
from base64 import b64encode
from contextlib import suppress
from pathlib import Path
from typing import Self

from tests.publisher import Publisher


class LoopbackProxy:
    """The proxy; `asked` is what it was asked for, `login` what it wants ("USER:PASSWORD"), `refuses` a status.

    Where it is `silent`, what it makes tunnels to says nothing.

    With a `certificate` it speaks TLS, and HTTP only.
    """

    def __init__(
        self,
        publisher: Publisher,
        *,
        login: str | None = None,
        refuses: int | None = None,
        silent: bool = False,
        certificate: Path | None = None,
    ) -> None:
        self.asked: list[str] = []
        self._to = ("127.0.0.1", publisher.port)
        self._login = login
        self._refuses = refuses
        self._silent = silent
        self._tls = None
        if certificate is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(certificate)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self.url = f"http://{self.host}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        # a listening socket that another thread waits on is woken by this, and not by close alone
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            client.settimeout(20)
            if self._tls is not None:
                with self._tls.wrap_socket(client, server_side=True) as secured:
                    self._http(secured)
                return
            first = client.recv(1, socket.MSG_PEEK)
            if first == b"\x05":
                self._socks(client)
            elif first:
                self._http(client)

    def _http(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += client.recv(4096)
        method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
        self.asked.append(f"{method} {target}")
        wanted = b"Proxy-Authorization: Basic " + b64encode((self._login or "").encode())
        if self._login is not None and wanted.lower() not in head.lower():
            client.sendall(b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n")
        elif self._refuses is not None:
            client.sendall(f"HTTP/1.1 {self._refuses} No\r\nContent-Length: 0\r\n\r\n".encode())
        elif method == "CONNECT":
            client.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            self._join(client)
        else:
            path = "/" + target.split("/", 3)[3]
            lines = [line for line in head.split(b"\r\n")[1:] if not line.lower().startswith(b"proxy-")]
            with self._publisher() as server:
                server.sendall(b"\r\n".join([f"GET {path} HTTP/1.1\r\nConnection: close".encode(), *lines]))
                _pour(server, client)

    def _socks(self, client: socket.socket) -> None:
        methods = client.recv(257)[2:]
        if self._login is not None:
            if 2 not in methods:
                client.sendall(b"\x05\xff")
                return
            client.sendall(b"\x05\x02")
            told = client.recv(513)
            name = told[2 : 2 + told[1]]
            right = name + b":" + told[3 + told[1] :] == self._login.encode()
            client.sendall(b"\x01\x00" if right else b"\x01\x01")
            if not right:
                return
        else:
            client.sendall(b"\x05\x00")
        asked = client.recv(263)
        kind, rest = asked[3], asked[4:]
        host = rest[1 : 1 + rest[0]].decode() if kind == 3 else socket.inet_ntoa(rest[:4])
        self.asked.append(f"SOCKS {host}:{int.from_bytes(asked[-2:], 'big')}")
        code = 0 if self._refuses is None else 4
        answer = bytes([5, code, 0, 1, 127, 0, 0, 1, 0, 80])
        # in two parts, as a network may bring it
        client.sendall(answer[:3])
        client.sendall(answer[3:])
        if code == 0:
            self._join(client)

    def _publisher(self) -> socket.socket:
        # not create_connection, which looks the address up as if it were a name
        server = socket.socket()
        server.connect(self._to)
        return server

    def _join(self, client: socket.socket) -> None:
        while self._silent and client.recv(65536):
            pass
        with self._publisher() as server:
            threading.Thread(target=_pour, args=(client, server), daemon=True).start()
            _pour(server, client)


def _pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
