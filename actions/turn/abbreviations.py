"""Colours that are typed short where only some can be meant: wht, blk, gry."""
import re

from actions.shop.catalogue.catalogue import Product

WORD = re.compile(r"[^\W\d_]{2,}")


def abbreviated_colours(text: str, product: Product) -> tuple[str, ...]:
    """Colours of its variants that a word of the text is short for, where it can be only one."""
    colours = {
        name.lower() for variant in product.variants for name in variant.colours.values()
    }
    found = []
    for word in WORD.findall(text.lower()):
        meant = [colour for colour in colours if _is_short_for(word, colour)]
        found += meant if len(meant) == 1 else []
    return tuple(dict.fromkeys(found))


def _is_short_for(word: str, colour: str) -> bool:
    """Its letters in this order, the first being the same."""
    letters = iter(colour)
    return word[0] == colour[0] and all(letter in letters for letter in word)
