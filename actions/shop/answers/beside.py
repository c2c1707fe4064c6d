"""What goes with a product by the shop's links: of all that does, what some words ask for."""
from typing import Iterable, Sequence

from actions.shop.answers.asked_attributes import QUESTION_WORDS
from actions.shop.answers.passages import Nearness
from actions.shop.catalogue.catalogue import Catalogue, Link, Product, in_language
from actions.shop.search import SearchIndex
from actions.shop.search.called import SaidWord
from actions.shop.search.naming import TELLING_WORDS

# Standard deviations nearer in meaning than the shop's sentences are to what is asked. Chosen on
# questions judged by hand: below it are add-ons that share only a mood with the question.
NEAR_ENOUGH = 3.0
# Of the words that tell what is asked for, what a name must have: a thing is called so, a deed is
# spoken of in many words.
LEAST_SHARE = {"service": 0.5, "warranty": 0.5}
ALL = 1.0
MOST = 3
GENERAL = 3  # kinds of goods that a service is linked to, from which on it is for any


def called_beside(
    text: str, kind: str, product: Product, links: Sequence[Link], index: SearchIndex,
    catalogue: Catalogue, language: str,
) -> tuple[Link, ...]:
    """Those of the kind that is named, or called by the words."""
    said = index.said_kind(kind, language) if kind else None
    called = _called(text, product, links, index, catalogue)
    return _once(
        link for link in links if (said and link.target in said.skus) or link.target in called
    )


def near_beside(
    text: str, links: Sequence[Link], catalogue: Catalogue, language: str, nearness: Nearness
) -> tuple[Link, ...]:
    """That which is nearest in meaning, if it is near enough."""
    if not text.strip() or not links:
        return ()
    texts = [_text(catalogue.products[link.target], language) for link in links]
    near = nearness(text, texts)
    best = float(max(near))
    return _once(
        link for link, own in zip(links, near, strict=True) if own == best >= NEAR_ENOUGH
    )


def is_general(sku: str, catalogue: Catalogue) -> bool:
    """Whether a service is for whatever one buys: gift wrap, and no installation."""
    hosts = (catalogue.products.get(host) for host in catalogue.hosts.get(sku, ()))
    kinds = {host.category for host in hosts if host is not None}
    return not kinds or len(kinds) >= GENERAL


def called_services(
    text: str, products: Iterable[Product], index: SearchIndex, catalogue: Catalogue
) -> list[Product]:
    """Of these, the services for whatever one buys that the words name."""
    words = _telling(text, index)
    return [
        product for product in products
        if product.kind == "service" and is_general(product.sku, catalogue)
        and words and _share(words, product, index) >= LEAST_SHARE["service"]
    ][:MOST]


def _telling(text: str, index: SearchIndex) -> list[SaidWord]:
    silent = QUESTION_WORDS | TELLING_WORDS
    return [word for word in index.said_words(text) if word.word not in silent]


def _called(
    text: str, product: Product, links: Sequence[Link], index: SearchIndex, catalogue: Catalogue
) -> list[str]:
    """Those with the most of the words that are no name of the product itself."""
    own = index.called_by(product)
    words = [word for word in _telling(text, index) if not word.is_in(own.name | own.kind)]
    if not words:
        return []
    shares = {
        link.target: share for link in links
        if (share := _share(words, catalogue.products[link.target], index))
        >= LEAST_SHARE.get(link.relation, ALL)
    }
    best = max(shares.values(), default=0.0)
    return [sku for sku, share in shares.items() if share == best]


def _share(words: Sequence[SaidWord], product: Product, index: SearchIndex) -> float:
    called = index.called_by(product)
    return sum(word.is_in(called.name) for word in words) / len(words)


def _once(links: Iterable[Link]) -> tuple[Link, ...]:
    """The first few, each thing once."""
    return tuple({link.target: link for link in links}.values())[:MOST]


def _text(product: Product, language: str) -> str:
    return f"{product.name(language)}. {in_language(product.descriptions, language)}"


def links_of(
    product: Product, catalogue: Catalogue, relations: Iterable[str]
) -> tuple[Link, ...]:
    """Its links of these relations to what the shop has."""
    wanted = set(relations)
    return tuple(
        link for link in catalogue.links.get(product.sku, ())
        if link.relation in wanted and link.target in catalogue.products
    )
