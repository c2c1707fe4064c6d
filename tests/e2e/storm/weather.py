"""What a process of its own does to the front: a storm on one endpoint, connections left silent."""
import asyncio
import random
from dataclasses import dataclass, field

from pydantic import SecretStr

from tests.e2e.storm.attacks import Endpoint, Tools, attacks_on
from tests.e2e.storm.bodies import BODIES
from tests.e2e.storm.claims import absurd_customer_tokens, absurd_session_tokens
from tests.e2e.storm.framing import FRAMING
from tests.e2e.storm.heads import HEADS
from tests.e2e.storm.sockets import Outcome, Silence, stay_silent, storm

MAKERS = (*FRAMING, *HEADS, *BODIES)
GOOD_HEAD = b"POST /session HTTP/1.1\r\nHost: shop\r\nContent-Length: 40\r\n\r\n"
# A head has ten seconds, a body twenty.
OF_HEADS = (
    Silence("nothing", b""),
    Silence("half a line", b"GET /hist"),
    Silence("half a head", b"GET /history HTTP/1.1\r\nHost: shop\r\n"),
    Silence("a head by drops", b"", b"GET /history HTTP/1.1\r\nHost: shop\r\n\r\n"),
)
OF_BODIES = (
    Silence("half a body", GOOD_HEAD + b'{"language"'),
    Silence("half a chunk", GOOD_HEAD.replace(
        b"Content-Length: 40", b"Transfer-Encoding: chunked") + b"28\r\n{"),
    Silence("a body by drops", GOOD_HEAD, b'{"language": "en"                     }'),
)


@dataclass(frozen=True)
class Keys:
    """Of a running shop; the session is one that may be talked in."""

    token: str
    conversation: str
    secret: SecretStr = field(repr=False)
    customer_secret: SecretStr = field(repr=False)


def storm_on(port: int, endpoint: Endpoint, count: int, keys: Keys, seed: int) -> list[Outcome]:
    tools = Tools(
        random.Random(f"{seed} {endpoint.name}"), endpoint, keys.token,
        absurd_session_tokens(keys.secret, keys.conversation),
        absurd_customer_tokens(keys.customer_secret),
    )
    return asyncio.run(storm(port, attacks_on(tools, MAKERS, count)))


def silent_on(port: int, each: int, most_seconds: float) -> dict[str, list[float]]:
    """Seconds after which the front closed, by kind; infinite where it did not."""

    async def all_at_once() -> dict[str, list[float]]:
        kinds = [silence for silence in (*OF_HEADS, *OF_BODIES) for _ in range(each)]
        seconds = await asyncio.gather(*(stay_silent(port, k, most_seconds) for k in kinds))
        closed: dict[str, list[float]] = {silence.kind: [] for silence in kinds}
        for silence, waited in zip(kinds, seconds, strict=True):
            closed[silence.kind].append(waited)
        return closed

    return asyncio.run(all_at_once())
