"""Reception: every door's messages are limited, deduplicated, noted, put in order, answered."""
import asyncio
import logging
import time
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import AsyncIterator, Mapping, Optional, Protocol

from sqlalchemy.engine import Engine

from actions.message_metadata import MessageMetadata
from actions.request_log import request_id
from actions.slash_guard import guarded
from bot.channels.channel import Channel, Inbound, NeutralMessage, Refused
from bot.channels.outbox import Letter, Outbox
from bot.channels.replies import DONE, DUPLICATE, TRY_AGAIN, Replies
from bot.front.bot_client import BotFailed, HeardBefore
from bot.front.limits import Limits
from bot.memory.buttons import find_button, remember_buttons
from bot.memory.database import DialogueMemoryError
from bot.memory.lines import Lines, TooLong
from bot.memory.seen_messages import mark_failed, note_message, was_heard

PATIENCE_S = 60.0  # behind a conversation's earlier messages

logger = logging.getLogger(__name__)


class Bot(Protocol):
    def turn(
        self, conversation: str, text: str, metadata: Mapping[str, object]
    ) -> AsyncIterator[NeutralMessage]:
        """What is said to a message; raises BotFailed, HeardBefore."""


@dataclass(frozen=True)
class Words:
    """What was typed, or the payload and the title of the button that was pressed."""

    text: str
    title: Optional[str] = None

    @property
    def for_rasa(self) -> str:
        """Only a button's payload may be obeyed as a command."""
        return self.text if self.title is not None else guarded(self.text)


@dataclass
class Reception:
    """One for all doors of a front."""

    memory: Engine = field(repr=False)
    bot: Bot
    limits: Limits
    _lines: Lines = field(default_factory=Lines)
    _running: set["asyncio.Task[None]"] = field(default_factory=set)

    async def take(self, channel: Channel, inbound: Inbound) -> Replies:
        """Admit a message, or raise Refused; its turn goes on whoever leaves meanwhile."""
        self.limits.count_message(inbound.conversation, inbound.address)
        admitted: asyncio.Future[Replies] = asyncio.get_running_loop().create_future()
        # A task of its own: once noted, a message must be answered, whether anybody waits or not.
        self._keep(asyncio.create_task(self._serve(channel, inbound, admitted)))
        return await asyncio.shield(admitted)

    def _keep(self, task: "asyncio.Task[None]") -> None:
        """The event loop alone holds tasks weakly."""
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def take_apart(self, channel: Channel, inbound: Inbound, recipient: str) -> None:
        """Its answers go to the outbox, whose keys say which of them lie there already."""
        replies = await self.take(channel, inbound)
        self._keep(asyncio.create_task(self._post(channel, inbound, recipient, replies)))

    async def _post(
        self, channel: Channel, inbound: Inbound, recipient: str, replies: Replies
    ) -> None:
        number, outbox = 0, Outbox(self.memory)
        async for line in replies:
            if line["type"] != "message":
                continue
            number += 1
            key = f"{channel.name}/{inbound.conversation}/{inbound.message_id}/{number}"
            letter = Letter(key, channel.name, recipient, inbound.conversation, line["message"])
            await asyncio.to_thread(outbox.post, letter, time.time())

    def count_session(self, address: str) -> None:
        self.limits.count_session(address)

    async def _serve(
        self, channel: Channel, inbound: Inbound, admitted: "asyncio.Future[Replies]"
    ) -> None:
        """One message of a conversation after the other, in the order in which they came."""
        try:
            async with self._lines.turn(inbound.conversation, PATIENCE_S):
                words, metadata = await self._note(inbound)
                replies = Replies()
                admitted.set_result(replies)
                if metadata is None:
                    replies.add(DUPLICATE)
                    replies.add(DONE)
                else:
                    await self._answer(channel, inbound.conversation, words, metadata, replies)
        except Refused as refused:
            admitted.set_exception(refused)
        except Exception as error:  # whatever it is, nobody may wait for ever
            is_known = isinstance(error, (TooLong, DialogueMemoryError))
            logger.error("Nothing can be taken in: %s", error, exc_info=None if is_known else error)
            admitted.set_exception(Refused(503, "try_again"))

    async def _note(self, inbound: Inbound) -> tuple[Words, Optional[MessageMetadata]]:
        """The words meant, and the metadata of a message that was never heard before."""
        words = await self._words(inbound)
        arrival = await asyncio.to_thread(
            note_message, self.memory, inbound.conversation, inbound.message_id
        )
        # One that was noted and not heard has lost the front that took it in.
        if arrival.is_repeated and await asyncio.to_thread(
            was_heard, self.memory, inbound.conversation, inbound.message_id
        ):
            return words, None
        return words, MessageMetadata(
            channel=inbound.channel, customer=inbound.customer,
            page_language=inbound.page_language, turn=arrival.turn,
            message_id=inbound.message_id, request_id=request_id.get(), title=words.title,
        )

    async def _words(self, inbound: Inbound) -> Words:
        if inbound.text is not None:
            return Words(inbound.text)
        button = await asyncio.to_thread(
            find_button, self.memory, inbound.conversation, inbound.button or ""
        )
        if button is None:
            raise Refused(400, "unknown_button")
        return Words(button.payload, button.title)

    async def _answer(
        self, channel: Channel, conversation: str, words: Words, metadata: MessageMetadata,
        replies: Replies,
    ) -> None:
        last = TRY_AGAIN
        try:
            turn = self.bot.turn(conversation, words.for_rasa, metadata.as_dict())
            async with aclosing(turn) as said:  # type: ignore[type-var]
                async for message in said:
                    await self._show(channel, conversation, message, replies)
            last = DONE
        except HeardBefore:
            replies.add(DUPLICATE)
            last = DONE
        except Exception as error:  # whatever fails, the shopper must get an answer
            is_known = isinstance(error, (BotFailed, DialogueMemoryError))
            logger.error(
                "Message %s of %s failed: %s", metadata.message_id, conversation, error,
                exc_info=None if is_known else error,
            )
            await self._mark_failed(conversation, metadata.message_id)
        finally:
            replies.add(last)

    async def _show(
        self, channel: Channel, conversation: str, message: NeutralMessage, replies: Replies
    ) -> None:
        shown = channel.show(message, conversation)
        if shown.is_empty:
            return
        # First: a button must never be seen before it can be pressed.
        if shown.buttons:
            await asyncio.to_thread(remember_buttons, self.memory, conversation, shown.buttons)
        replies.add({"type": "message", "message": shown.body})

    async def _mark_failed(self, conversation: str, message_id: str) -> None:
        """It had no effect that lasts: the shopper may try it again."""
        try:
            await asyncio.to_thread(mark_failed, self.memory, conversation, message_id)
        except DialogueMemoryError as error:
            logger.error("Message %s can't be tried again by its id: %s", message_id, error)
