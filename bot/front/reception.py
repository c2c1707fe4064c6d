"""Reception: every door's messages are limited, noted once, in order, and answered."""
import asyncio
import logging
import time
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, AsyncGenerator, Coroutine, Optional, Protocol, Sequence

from sqlalchemy.engine import Engine

from actions.message_metadata import MessageMetadata
from actions.request_log import request_id
from actions.slash_guard import guarded
from bot.channels.channel import Channel, Inbound, NeutralMessage, Refused
from bot.channels.outbox import Letter, Outbox
from bot.channels.replies import AGAIN, DONE, TRY_AGAIN, Replies
from bot.front.bot_client import BotFailed, BotGone
from bot.front.limits import Limits
from bot.front.silence import Silence
from bot.front.typed_buttons import button_typed
from bot.memory.buttons import find_button, remember_buttons
from bot.memory.database import DialogueMemoryError
from bot.memory.history import read_replies
from bot.memory.inbox import Noted, left_over, mark_posted, note
from bot.memory.lines import Lines, TooLong
from bot.metrics import BOT_ASKED_AGAIN, MESSAGES, TURN_DURATION

PATIENCE_S = 60.0  # while a conversation's earlier messages are noted
BOT_BACK_S = 60.0  # a bot that broke off is there again, if ever
NOTING_S = 8.0  # then the shopper is told to send it again; a lock is waited for no longer than 5
PAUSE_S = 0.5  # between two tries; a bot that only starts is waited for by its socket

Said = Optional[NeutralMessage]

logger = logging.getLogger(__name__)


class Bot(Protocol):
    def turn(self, conversation: str, message_id: str) -> AsyncGenerator[NeutralMessage, None]:
        """What is said to a message of the inbox; raises BotFailed, BotGone."""


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
        return await self._take(channel, inbound)

    async def take_apart(self, channel: Channel, inbound: Inbound, recipient: str) -> None:
        """Its answers go to the outbox, whose keys say which of them lie there already."""
        replies = await self._take(channel, inbound, recipient)
        self._keep(self._post(channel, inbound, recipient, replies))

    async def take_up(self, channels: Sequence[Channel]) -> None:
        """What a front noted that then died is answered, whether anybody asks again or not."""
        by_name = {channel.name: channel for channel in channels}
        try:
            found = await asyncio.to_thread(left_over, self.memory)
        except DialogueMemoryError as error:
            logger.error("What was left unanswered can't be looked for: %s", error)
            return
        for left in found:
            channel, replies = by_name.get(left.channel), Replies()
            if channel is None:
                continue
            inbound = Inbound(left.channel, left.conversation, left.message_id)
            self._keep(self._answer(channel, inbound, left.is_answered, replies))
            if left.recipient is not None:
                self._keep(self._post(channel, inbound, left.recipient, replies))

    async def _take(
        self, channel: Channel, inbound: Inbound, recipient: Optional[str] = None
    ) -> Replies:
        self.limits.count_message(inbound.conversation, inbound.address)
        admitted: asyncio.Future[Replies] = asyncio.get_running_loop().create_future()
        # A task of its own: once noted, a message must be answered, whether anybody waits or not.
        self._keep(self._serve(channel, inbound, recipient, admitted))
        return await asyncio.shield(admitted)

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        """The event loop alone holds tasks weakly."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _post(
        self, channel: Channel, inbound: Inbound, recipient: str, replies: Replies
    ) -> None:
        number, outbox, line = 0, Outbox(self.memory), DONE
        async for line in replies:
            if line == AGAIN:
                number = 0
            if line["type"] != "message":
                continue
            number += 1
            key = f"{channel.name}/{inbound.conversation}/{inbound.message_id}/{number}"
            letter = Letter(key, channel.name, recipient, inbound.conversation, line["message"])
            await asyncio.to_thread(outbox.post, letter, time.time())
        if line == DONE:
            await asyncio.to_thread(
                mark_posted, self.memory, inbound.conversation, inbound.message_id
            )

    def count_session(self, address: str) -> None:
        self.limits.count_session(address)

    async def _serve(
        self, channel: Channel, inbound: Inbound, recipient: Optional[str],
        admitted: "asyncio.Future[Replies]",
    ) -> None:
        """The bot keeps the order: that in which they were noted."""
        try:
            async with self._lines.turn(inbound.conversation, PATIENCE_S):
                noting = self._note(channel, inbound, recipient)
                noted = await asyncio.wait_for(noting, NOTING_S)
        except Refused as refused:
            admitted.set_exception(refused)
        except Exception as error:  # whatever it is, nobody may wait for ever
            is_known = isinstance(error, (TooLong, DialogueMemoryError, asyncio.TimeoutError))
            logger.error(
                "Nothing can be taken in: %s", str(error) or type(error).__name__,
                exc_info=None if is_known else error,
            )
            admitted.set_exception(Refused(503, "try_again"))
        else:
            MESSAGES.labels("repeated" if noted.is_repeat else "noted").inc()
            replies = Replies()
            admitted.set_result(replies)
            await self._answer(channel, inbound, noted.is_answered, replies)

    async def _note(
        self, channel: Channel, inbound: Inbound, recipient: Optional[str]
    ) -> Noted:
        words = await self._words(channel, inbound)
        metadata = MessageMetadata(
            channel=inbound.channel, customer=inbound.customer,
            page_language=inbound.page_language, message_id=inbound.message_id,
            request_id=request_id.get(), title=words.title,
        )
        return await asyncio.to_thread(
            note, self.memory, inbound.conversation, words.for_rasa, metadata, recipient
        )

    async def _words(self, channel: Channel, inbound: Inbound) -> Words:
        if inbound.text is not None:
            typed = await asyncio.to_thread(
                button_typed, self.memory, channel, inbound.conversation, inbound.text
            )
            return Words(typed.payload, typed.title) if typed else Words(inbound.text)
        button = await asyncio.to_thread(
            find_button, self.memory, inbound.conversation, inbound.button or ""
        )
        if button is None:
            raise Refused(400, "unknown_button")
        return Words(button.payload, button.title)

    async def _answer(
        self, channel: Channel, inbound: Inbound, is_answered: bool, replies: Replies
    ) -> None:
        begun, last, silence = time.monotonic(), TRY_AGAIN, Silence(replies)
        try:
            said = self._remembered(inbound) if is_answered else self._turn(inbound)
            async with aclosing(said) as lines:
                async for message in lines:
                    if message is None:
                        replies.add(AGAIN)
                    else:
                        await self._show(channel, inbound.conversation, message, replies)
                    silence.begin()
            last = DONE
        except Exception as error:  # whatever fails, the shopper must get an answer
            is_known = isinstance(error, (BotFailed, DialogueMemoryError))
            logger.error(
                "Message %s of %s failed: %s", inbound.message_id, inbound.conversation, error,
                exc_info=None if is_known else error,
            )
        finally:
            silence.end()
            replies.add(last)
            outcome = "failed" if last is TRY_AGAIN else "told_again" if is_answered else "answered"
            TURN_DURATION.labels(outcome).observe(time.monotonic() - begun)

    async def _remembered(self, inbound: Inbound) -> AsyncGenerator[Said, None]:
        """What was said to it when it came before."""
        for message in await asyncio.to_thread(
            read_replies, self.memory, inbound.conversation, inbound.message_id
        ) or ():
            yield message

    async def _turn(self, inbound: Inbound) -> AsyncGenerator[Said, None]:
        """None: the bot broke off and begins anew; the message lies in the inbox."""
        begun, is_said = time.monotonic(), False
        while True:
            try:
                turn = self.bot.turn(inbound.conversation, inbound.message_id)
                async with aclosing(turn) as said:
                    async for message in said:
                        yield message
                        is_said = True
                return
            except BotGone:
                if time.monotonic() - begun > BOT_BACK_S:
                    raise
                BOT_ASKED_AGAIN.inc()
            if is_said:
                is_said = False
                yield None
            await asyncio.sleep(PAUSE_S)

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
