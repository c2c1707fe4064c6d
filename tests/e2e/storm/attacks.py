"""What is sent to a public door: malformed requests, the same ones for the same seed."""
import itertools
import random
from dataclasses import dataclass
from typing import Callable, Iterator, Sequence


@dataclass(frozen=True)
class Endpoint:
    """A method and a path of the front; `wrong` are methods that this path refuses."""

    method: str
    path: str
    wrong: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path[:20]}"

    @property
    def reads_body(self) -> bool:
        return self.method == "POST" and not self.path.startswith("/pay/")


@dataclass(frozen=True)
class Attack:
    """Bytes for one connection.

    It `must_fail` where whoever serves it has misread it; one that `smuggles` holds a request
    that must get no answer of its own.
    """

    kind: str
    pieces: tuple[bytes, ...]
    must_fail: bool = False
    smuggles: bool = False


@dataclass(frozen=True)
class Tools:
    """What attacks are made with; `token` opens a session, the absurd ones are signed as well."""

    rng: random.Random
    endpoint: Endpoint
    token: str
    absurd_tokens: Sequence[str]
    absurd_customers: Sequence[str]


Maker = Callable[[Tools], Attack]


def attacks_on(tools: Tools, makers: Sequence[Maker], count: int) -> Iterator[Attack]:
    """Each maker's in turn."""
    return (maker(tools) for maker in itertools.islice(itertools.cycle(makers), count))


def head(tools: Tools, *headers: bytes, line: bytes = b"", authorized: bool = True) -> bytes:
    """Up to the empty line: the endpoint's own request line and a good token, if not told else."""
    endpoint = tools.endpoint
    first = line or f"{endpoint.method} {endpoint.path} HTTP/1.1".encode()
    token = [bearer(tools.token)] if authorized else []
    return b"\r\n".join([first, b"Host: shop", *token, *headers, b"", b""])


def with_body(tools: Tools, body: bytes, *headers: bytes) -> bytes:
    kind = b"Content-Type: application/json"
    return head(tools, b"Content-Length: %d" % len(body), *(headers or (kind,))) + body


def bearer(token: str) -> bytes:
    return b"Authorization: Bearer " + token.encode("utf-8", "surrogatepass")
