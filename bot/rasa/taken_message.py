"""A message of the inbox as Rasa takes it."""
from dataclasses import replace

from rasa.core.channels.channel import OutputChannel, UserMessage

from actions.message_metadata import MessageMetadata
from bot.memory.inbox import InHand


class TakenMessage(UserMessage):
    """Its turn is saved with the mark that it is answered, or not at all."""

    def __init__(self, taken: InHand, output: OutputChannel) -> None:
        metadata = replace(
            MessageMetadata.read(taken.metadata), fence=taken.fence, is_retry=taken.is_retry
        )
        super().__init__(
            taken.text, output, taken.conversation, input_channel=metadata.channel,
            message_id=taken.message_id, metadata=metadata.as_dict(),
        )
        self.taken = taken
