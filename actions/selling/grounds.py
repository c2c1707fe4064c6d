"""What speaks for an offer that was made: what the shop says, what is better, what buyers did."""
from dataclasses import dataclass
from typing import Optional

from sqlalchemy.orm import Session

from actions.learning.read_findings import companions_of
from actions.selling.benefits import gains
from actions.selling.evidence import Share, Telling
from actions.selling.tables import LedgerEntry
from actions.shop.catalogue.catalogue import Catalogue, Product, in_language


@dataclass(frozen=True)
class Grounds:
    """Of a product beside its `anchor`, where it was offered for one."""

    product: Product
    anchor: Optional[Product] = None
    reason: str = ""  # the shop's own, of the link between them
    gains: tuple[str, ...] = ()  # over the anchor, which it would replace
    share: Optional[Share] = None  # of the anchor's buyers who took it too
    strategy: str = ""  # that suggested it


def grounds_of(
    entry: LedgerEntry, sku: str, db: Session, catalogue: Catalogue, language: str,
    telling: Telling,
) -> Grounds:
    """As they are today, so that nothing is told which is no longer so; of this one of a set.

    Whoever asks hears what others did in true counts, however small a share it was, as long as
    they are enough to say anything.
    """
    product, anchor = catalogue.products[sku], catalogue.products.get(entry.anchor or "")
    if anchor is None:
        return Grounds(product, strategy=entry.strategy)
    if entry.act == "swap":
        better = gains(product, anchor, catalogue, language)
        return Grounds(product, anchor, gains=better, strategy=entry.strategy)
    links = catalogue.links.get(anchor.sku, ())
    link = next((each for each in links if each.target == sku), None)
    together = companions_of(db, [anchor.sku]).get(anchor.sku, ())
    took = next((each for each in together if each.companion == sku), None)
    is_told = took is not None and took.of >= telling.least_buyers
    return Grounds(
        product, anchor, in_language(link.reasons, language) if link else "",
        share=Share(took.buyers, took.of) if took and is_told else None,
        strategy=entry.strategy,
    )
