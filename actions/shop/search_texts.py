"""What the search knows of each product, and the index over it."""
from typing import Iterable, Mapping

import tantivy

from actions.shop.catalogue import Catalogue, Product

FIELD_BOOSTS = {"name": 4.0, "category": 3.0, "brand": 2.0, "values": 1.5, "body": 0.5}


def search_texts(product: Product, catalogue: Catalogue) -> dict[str, str]:
    """The words a product is found by, field by field."""
    category = catalogue.categories.get(product.category)
    values = [
        text
        for attribute, texts in product.attributes.items()
        for text in _value_words(attribute, texts, catalogue)
    ]
    values += [text for v in product.variants for text in (*v.colours.values(), v.size)]
    return {
        "name": _joined(product.names.values()),
        "category": _joined(
            [*category.names.values(), *(w for s in category.synonyms.values() for w in s)]
            if category else [product.category]
        ),
        "brand": product.brand,
        "values": _joined(values),
        "body": _joined(product.descriptions.values()),
    }


def _value_words(
    attribute: str, texts: Mapping[str, str], catalogue: Catalogue
) -> Iterable[str]:
    """Text values as they are; of a flag that is set, the words shoppers call it by."""
    definition = catalogue.attributes.get(attribute)
    if definition is None or definition.type == "text":
        return texts.values()
    if definition.type == "flag" and texts.get("en") == "yes":
        return [word for words_ in definition.synonyms.values() for word in words_]
    return ()


def _joined(texts: Iterable[str]) -> str:
    return " ".join(texts)


def open_index(texts: Mapping[str, Mapping[str, str]]) -> tantivy.Index:
    """An index in memory of the words of each product."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("sku", stored=True, tokenizer_name="raw")
    for name in FIELD_BOOSTS:
        builder.add_text_field(name)
    index = tantivy.Index(builder.build())
    writer = index.writer(num_threads=1)
    for sku, fields in texts.items():
        writer.add_document(tantivy.Document(sku=[sku], **{k: [v] for k, v in fields.items()}))
    writer.commit()
    index.reload()
    return index
