"""Which sizes and colours of a product a description fits, and what of it is not made."""
from dataclasses import dataclass
from typing import Iterable, Sequence

from actions.reading.reading import Description
from actions.shop.catalogue.catalogue import Product, Variant
from actions.shop.catalogue.said_sizes import size_key
from actions.shop.search import SearchIndex
from actions.shop.search.called import VALUES, SaidWord, roots_of_variant
from actions.shop.visit import Visit


@dataclass(frozen=True)
class Choice:
    """Those that fit; where none does, all that aren't refused, and the words that go unmet."""

    variants: tuple[Variant, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def is_made(self) -> bool:
        """Whether nothing is left to be asked."""
        return not self.lacking and len(self.variants) < 2

    @property
    def id(self) -> str:
        """The only one; "" where the product comes in one kind alone."""
        return self.variants[0].id if len(self.variants) == 1 else ""


def variants_meant(product: Product, said: Description, visit: Visit) -> Choice:
    """A trait of the whole product, such as "waterproof", chooses none of its variants."""
    size = said.size
    if size and not any(v.size for v in product.variants):
        if not _is_told_of(product, size, visit.index):
            return Choice(product.variants, (size,))
        size = ""
    if not product.variants:
        return Choice()
    allowed = _not_refused(product.variants, said, visit.index)
    words = varying_words(product, said.traits, visit.index)
    fitting = [v for v in allowed if _is_so(v, words) and _is_sized(v, size)]
    if fitting:
        return Choice(tuple(fitting))
    unmet = (*(word.word for word in words), *([size] if size else ()))
    return Choice(tuple(allowed), unmet)


def other_variants(product: Product, now: Variant, said: Description, visit: Visit) -> Choice:
    """What a piece in one variant shall be instead: what isn't said of it stays as it is."""
    words = varying_words(product, said.traits, visit.index)
    wanted = variants_meant(product, said, visit)
    others = [v for v in wanted.variants if v.id != now.id]
    if wanted.lacking or not others:
        return Choice(tuple(others), wanted.lacking)
    alike = [
        v for v in others
        if (words or [*v.values] == [*now.values]) and (said.size or v.size == now.size)
    ]
    return Choice(tuple(alike or others))


def varying_words(
    product: Product, traits: Iterable[str], index: SearchIndex
) -> tuple[SaidWord, ...]:
    """The words by which its variants differ, or could: those that nothing else of it says."""
    called = index.called_by(product)
    own = called.name | called.own_values
    return tuple(
        word for word in index.said_values(" ".join(traits))
        if not word.is_in(own) or any(word.is_in(roots_of_variant(v)) for v in product.variants)
    )


def has_size(product: Product, size: str, index: SearchIndex) -> bool:
    """Whether any of its variants has it, or its name or values tell of it."""
    is_made = any(v.size and _is_sized(v, size) for v in product.variants)
    return is_made or _is_told_of(product, size, index)


def _is_so(variant: Variant, words: Sequence[SaidWord]) -> bool:
    roots = roots_of_variant(variant)
    return all(word.is_in(roots) for word in words)


def _is_sized(variant: Variant, size: str) -> bool:
    return not size or size_key(variant.size) == size_key(size)


def _is_told_of(product: Product, size: str, index: SearchIndex) -> bool:
    called = index.called_by(product)
    words, own = index.said_words(size), called.name | called.own_values
    numbers = [word for word in words if any(sign.isdigit() for sign in word.word)]
    if numbers:
        return all(word.is_in(own) for word in numbers)
    return any(word.is_in(own) for word in words)


def _not_refused(
    variants: Sequence[Variant], said: Description, index: SearchIndex
) -> list[Variant]:
    words = index.said_values(" ".join(said.not_traits))
    return [
        v for v in variants
        if not any(word.is_in(roots_of_variant(v)) for word in words)
        and not (said.not_size and _is_sized(v, said.not_size))
    ]


def asks_for_variant(product: Product, said: Description, index: SearchIndex) -> bool:
    """Whether a size or colour is named in which it comes, or could."""
    is_sized = bool(said.size) and any(variant.size for variant in product.variants)
    is_coloured = any(
        word.word in VALUES or any(word.is_in(roots_of_variant(v)) for v in product.variants)
        for word in varying_words(product, said.traits, index)
    )
    return bool(product.variants) and (is_sized or is_coloured)
