"""How a shopper reaches a person of the shop, and what the shop promises of it."""
from dataclasses import dataclass, field
from typing import Mapping


@dataclass(frozen=True)
class ContactWays:
    """What the merchant gave; of what is empty nothing is said."""

    email: str = ""
    phone: str = ""
    whatsapp: str = ""
    call_back: bool = False  # somebody gets back to who leaves a number or an address
    answers: Mapping[str, str] = field(default_factory=dict)  # by language: when, how soon

    @property
    def shown(self) -> tuple[str, ...]:
        """The ways, each telling by itself what it is."""
        whatsapp = f"WhatsApp {self.whatsapp}" if self.whatsapp else ""
        return tuple(way for way in (self.email, self.phone, whatsapp) if way)
