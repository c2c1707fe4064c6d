"""Replies as they are kept with what was done, and told again from there."""
import json
from typing import Mapping, Optional, Sequence, Union

from actions.saying.payloads.payload import Payload, as_json
from actions.saying.reply import Message, Reply

Shown = Mapping[str, object]


def shown(payload: Union[None, Payload, Shown], language: str) -> Optional[Shown]:
    """As it is sent; one that was kept already is so."""
    if payload is None or isinstance(payload, Mapping):
        return payload
    return as_json(payload, language)


def dump_reply(reply: Reply, language: str) -> str:
    messages = [
        [message.response, dict(message.facts), shown(message.payload, language)]
        for message in reply.messages
    ]
    return json.dumps({"messages": messages, "events": reply.events}, ensure_ascii=False)


def load_replies(kept: Sequence[str]) -> Reply:
    """All that was said and remembered, as one."""
    reply = Reply()
    for text in kept:
        read = json.loads(text)
        reply.messages += [Message(*message) for message in read["messages"]]
        reply.events += read["events"]
    return reply
