"""The bot worker as the front sees it: one message in, what is said of it out, as it comes."""
import asyncio
import json
from pathlib import Path
from typing import AsyncGenerator, Mapping, Optional, Sequence

import aiohttp

from actions.request_log import HEADER, request_id
from bot.channels.channel import NeutralMessage
from bot.least_busy import LeastBusy

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
    """Kept connections to workers of ours of one kind, on the private socket of each."""

    def __init__(self, sockets: Sequence[Path], token: str) -> None:
        self._workers = LeastBusy(
            sockets, MOST_CONNECTIONS, headers={"Authorization": f"Bearer {token}"},
            read_bufsize=LONGEST_LINE,
        )

    async def health(self) -> Optional[Mapping[str, str]]:
        """What one tells of itself; None when nobody answers."""
        told = await asyncio.gather(*map(_health, self._workers.each))
        return next(filter(None, told), None)

    async def close(self) -> None:
        await self._workers.close()


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
            with self._workers.chosen(conversation) as http:
                async with http.post(
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


async def _health(http: aiohttp.ClientSession) -> Optional[Mapping[str, str]]:
    patience = aiohttp.ClientTimeout(total=HEALTH_SECONDS)
    try:
        async with http.get("http://private/health", timeout=patience) as answer:
            return await answer.json() if answer.ok else None
    except (aiohttp.ClientError, asyncio.TimeoutError):
        return None
