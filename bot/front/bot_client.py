"""The bot worker as the front sees it: one message in, what is said of it out, as it comes."""
import asyncio
import json
from pathlib import Path
from typing import AsyncGenerator, Mapping, Optional

import aiohttp

from actions.request_log import HEADER, request_id
from bot.channels.channel import NeutralMessage

# A little longer than the bot gives its turns and those before, so that it tells of the failure.
TURN_SECONDS = 115.0
HEALTH_SECONDS = 2.0
MOST_CONNECTIONS = 512
LONGEST_LINE = 4 * 1024 * 1024


class BotFailed(Exception):
    """The turn broke down, or the bot can't be reached; nothing is said any more."""


class BotGone(BotFailed):
    """The bot broke off: nothing is known of the turn, which may be asked for again."""


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
        self, conversation: str, message_id: str
    ) -> AsyncGenerator[NeutralMessage, None]:
        """The answer to a message of the inbox, also one that was given before.

        Raises BotFailed or BotGone, which may come after some messages were said.
        """
        body = {"conversation": conversation, "message_id": message_id}
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
                    else:
                        raise BotFailed("the turn broke down")
        except (aiohttp.ClientResponseError, asyncio.TimeoutError) as error:
            raise BotFailed(str(error) or type(error).__name__) from error
        except (aiohttp.ClientError, ValueError) as error:
            raise BotGone(str(error) or type(error).__name__) from error
        raise BotGone("the turn broke off")
