"""The variants of a product: what each is called, and what it costs where that differs."""
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Iterator, Mapping

Texts = Mapping[str, str]  # by language


def in_language(texts: Texts, language: str) -> str:
    """The text in this language, else in whatever language there is."""
    return texts.get(language) or next((text for text in texts.values() if text), "")


@dataclass(frozen=True)
class Variant:
    """`options` are what else tells it from the others, by name: {"Lid": {"en": "with lid"}}."""

    id: str
    sku: str
    size: str
    colours: Texts
    prices: Mapping[str, Decimal] = field(default_factory=dict)  # where not the product's
    options: Mapping[str, Texts] = field(default_factory=dict)

    def label(self, language: str) -> str:
        texts = (self.colours, *self.options.values())
        parts = (self.size, *(in_language(each, language) for each in texts))
        return " ".join(part for part in parts if part)

    @property
    def values(self) -> Iterator[Texts]:
        """All that tells it from the others, less its size."""
        return filter(None, (self.colours, *self.options.values()))
