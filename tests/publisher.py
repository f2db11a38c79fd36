"""A publisher on loopback for tests: real sockets, real HTTP/1.1, and every fault that publishers have.

    with Publisher() as publisher:
        url = publisher.serve("/feed.xml", FEED)          # ETag and 304 come by themselves
        publisher.redirect("/old.xml", "/feed.xml")
        publisher.fault("/broken.xml", "cut")
        ...
        assert len(publisher.seen("/feed.xml")) == 1

In a test, take the fixture `publisher`. A path is matched with its query first, then without it.
"""

import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Self
from urllib.parse import urljoin, urlsplit

from tests.publisher_faults import FAULTS, Handler

AUTO = "auto"


@dataclass(frozen=True)
class Request:
    """One request as it came in; `path` holds the query too, header names are in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class _Page:
    body: bytes
    content_type: str
    status: int
    headers: Mapping[str, str]
    etag: str | None
    last_modified: str | None

    def __call__(self, handler: Handler) -> None:
        headers = {"Content-Type": self.content_type, **self.headers}
        if self.etag is not None:
            headers["ETag"] = self.etag
        if self.last_modified is not None:
            headers["Last-Modified"] = self.last_modified
        if self.status == 200 and self._known(handler):
            handler.reply(304, b"", {name: headers[name] for name in ("ETag", "Last-Modified") if name in headers})
        else:
            handler.reply(self.status, self.body, headers)

    def _known(self, handler: Handler) -> bool:
        """RFC 9110 section 13.2.2: If-None-Match decides where it is sent."""
        tags = handler.headers.get("If-None-Match")
        if tags is not None:
            known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return self.etag is not None and ("*" in known or self.etag.removeprefix("W/") in known)
        since = handler.headers.get("If-Modified-Since")
        return since is not None and since == self.last_modified


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def server_bind(self) -> None:
        """Bind without the reverse name lookup of HTTPServer, which takes seconds on some machines."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that leaves in the middle is an ordinary thing here."""


class Publisher:
    """A web server on `address` (a loopback one) and a free port, in threads of its own.

    `base` is its root without a closing slash, `requests` what was asked so far. With `certificate` (a PEM file
    that holds key and certificate) it speaks TLS.
    """

    def __init__(self, address: str = "127.0.0.1", *, certificate: Path | None = None) -> None:
        self.requests: list[Request] = []
        self.stopping = threading.Event()
        self._pages: dict[str, Callable[[Handler], None]] = {}
        self._server = _Server((address, 0), self._handler_class())
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port = self._server.server_port
        self.base = f"{'https' if certificate else 'http'}://{address}:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str) -> str:
        """Return the address of `path` here."""
        return urljoin(self.base + "/", path)

    def serve(
        self,
        path: str,
        body: bytes | str,
        *,
        content_type: str = "application/rss+xml",
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        etag: str | None = AUTO,
        last_modified: str | None = None,
    ) -> str:
        """Answer `path` with `body` from now on, and with 304 where a client shows it has it; return the address.

        `etag` is a hash of the body unless given, None for none; `last_modified` is the header as it is sent.
        """
        data = body.encode() if isinstance(body, str) else body
        tag = f'"{blake2b(data, digest_size=8).hexdigest()}"' if etag == AUTO else etag
        return self.handle(path, _Page(data, content_type, status, headers or {}, tag, last_modified))

    def redirect(self, path: str, to: str, status: int = 301) -> str:
        """Send whoever asks for `path` to `to` (a Location, sent as it is); return the address."""
        return self.handle(path, _Page(b"", "text/plain", status, {"Location": to}, None, None))

    def fault(self, path: str, kind: str) -> str:
        """Answer `path` with one of the FAULTS of publisher_faults.py; return the address."""
        fault = FAULTS[kind]
        return self.handle(path, lambda handler: fault(handler, self.stopping))

    def raw(self, path: str, answer: bytes, *, close: bool = True) -> str:
        """Answer `path` with exactly these bytes, then hang up unless told otherwise; return the address."""

        def send(handler: Handler) -> None:
            handler.close_connection = close
            handler.wfile.write(answer)

        return self.handle(path, send)

    def handle(self, path: str, answer: Callable[[Handler], None]) -> str:
        """Let `answer` deal with requests for `path`, on a thread of the server; return the address."""
        self._pages[path] = answer
        return self.url(path)

    def forget(self, path: str) -> None:
        """Answer `path` with 404 from now on."""
        self._pages.pop(path, None)

    def seen(self, path: str) -> list[Request]:
        """Return the requests for `path`, oldest first; without a query in it, whatever their query was."""
        return [request for request in self.requests if path in (request.path, urlsplit(request.path).path)]

    def _answer(self, handler: Handler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.requests.append(Request(handler.command, handler.path, headers))
        page = self._pages.get(handler.path) or self._pages.get(urlsplit(handler.path).path)
        if page is None:
            handler.reply(404, b"nothing here\n", {"Content-Type": "text/plain"})
        else:
            page(handler)

    def _handler_class(self) -> type[BaseHTTPRequestHandler]:
        publisher = self

        class _Handler(Handler):
            def do_GET(self) -> None:
                publisher._answer(self)

            do_HEAD = do_GET

        return _Handler
