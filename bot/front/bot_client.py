"""The bot worker as the front sees it: one message in, what is said of it out, as it comes."""
import asyncio
import json
from pathlib import Path
from typing import AsyncIterator, Mapping, Optional

import aiohttp

from actions.request_log import HEADER, request_id
from bot.channels.channel import NeutralMessage

# A little longer than the bot gives its turns, so that it tells of the failure itself.
TURN_SECONDS = 55.0
HEALTH_SECONDS = 2.0
MOST_CONNECTIONS = 512
LONGEST_LINE = 4 * 1024 * 1024


class BotFailed(Exception):
    """The turn broke down, or the bot can't be reached; nothing is said any more."""


class HeardBefore(Exception):
    """The bot answered this message already, when another front waited for it."""


class PrivateClient:
    """Kept connections to another process of ours, on its private socket."""

    def __init__(self, socket: Path, token: str) -> None:
        self._socket, self._token = socket, token
        self._http: Optional[aiohttp.ClientSession] = None

    @property
    def http(self) -> aiohttp.ClientSession:
        """Made within the event loop that uses it."""
        if self._http is None or self._http.closed:
            self._http = aiohttp.ClientSession(
                connector=aiohttp.UnixConnector(str(self._socket), limit=MOST_CONNECTIONS),
                headers={"Authorization": f"Bearer {self._token}"},
                read_bufsize=LONGEST_LINE,
            )
        return self._http

    async def health(self) -> Optional[Mapping[str, str]]:
        """What it tells of itself; None when it doesn't answer."""
        patience = aiohttp.ClientTimeout(total=HEALTH_SECONDS)
        try:
            async with self.http.get("http://private/health", timeout=patience) as answer:
                return await answer.json() if answer.ok else None
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return None

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()


class BotClient(PrivateClient):
    async def turn(
        self, conversation: str, text: str, metadata: Mapping[str, object]
    ) -> AsyncIterator[NeutralMessage]:
        """Raises HeardBefore, or BotFailed, which may come after some messages were said."""
        body = {"conversation": conversation, "text": text, "metadata": dict(metadata)}
        patience = aiohttp.ClientTimeout(total=TURN_SECONDS)
        headers = {HEADER: request_id.get()}
        try:
            async with self.http.post(
                "http://private/turns", json=body, headers=headers, timeout=patience
            ) as answer:
                answer.raise_for_status()
                async for raw in answer.content:
                    line = json.loads(raw)
                    if line["type"] == "message":
                        yield line["message"]
                    elif line["type"] == "done":
                        return
                    elif line["type"] == "heard":
                        raise HeardBefore
                    else:
                        break
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            raise BotFailed(str(error) or type(error).__name__) from error
        raise BotFailed("the turn broke off")
