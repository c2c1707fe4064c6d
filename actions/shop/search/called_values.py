"""Values by the words that name them."""
from typing import Iterator, Mapping, Optional

from actions.language.numbers import plain_text
from actions.language.pack_tables import Phrase
from actions.language.tokens import phrase
from actions.language.units import Amount, read_amount, same_unit
from actions.shop.catalogue.catalogue import Attribute
from actions.shop.search.shelf_columns import Groups, Value, value_group

Attributes = Mapping[str, Attribute]


def value_called(
    words: str, named: Mapping[Phrase, Value], groups: Groups, attributes: Attributes
) -> Optional[Value]:
    """The value that all of these words name; of several, what most products have."""
    amount = read_amount(words)
    if amount is not None:
        known = (v for v in _amounts(amount, attributes) if value_group(*v) in groups)
        return next(known, None)
    said = phrase(words)
    return named.get(said) if said else None


def values_by_words(groups: Groups, attributes: Attributes) -> dict[Phrase, Value]:
    """Of words for several values, the one that most products have."""
    values = [(end - start, group[1:]) for group, (start, end) in groups.items() if len(group) > 2]
    named: dict[Phrase, Value] = {}
    for _, (attribute, text) in sorted(values, key=lambda each: each[0]):
        known = attributes.get(attribute)
        if known is None or known.type == "text":
            named[phrase(text)] = attribute, text
        elif known.type == "flag" and text == "yes":
            spoken = (word for words in known.synonyms.values() for word in words)
            called = (*known.labels.values(), *spoken)
            named.update({phrase(each): (attribute, text) for each in called})
    return named


def _amounts(amount: Amount, attributes: Attributes) -> Iterator[Value]:
    """In the unit of each attribute that it may be a value of."""
    for attribute in attributes.values():
        same = amount.to(same_unit(attribute.unit)) if attribute.unit else None
        if same is not None:
            yield attribute.id, plain_text(same.number.normalize())
