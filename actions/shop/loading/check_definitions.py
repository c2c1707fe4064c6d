"""The checks of categories.csv and attributes.csv."""
from actions.shop.catalogue.catalogue import Attribute, Category
from actions.shop.loading.cells import Cells
from actions.shop.loading.columns import ATTRIBUTES, CATEGORIES, Terms
from actions.shop.loading.sheet import Folder, Unique

TYPES = ("number", "text", "flag")
BETTER = {
    "number": ("higher", "lower", "none"),
    "flag": ("yes", "none"),
    "text": ("none",),
}


def check_categories(folder: Folder, terms: Terms) -> list[Category]:
    categories = []
    ids = Unique("category", "give every category its own id")
    for cells in folder.rows(CATEGORIES):
        category = cells.identifier("category")
        ids.take(cells, category)
        if category != category.lower():
            cells.refuse("category", f"'{category}' has capitals; write {category.lower()}")
        names = cells.texts("name", terms.languages)
        categories.append(Category(category, names, cells.words("synonyms", terms.languages)))
    if not categories and folder.has(CATEGORIES):
        folder.refuse_file(CATEGORIES, "has no rows; add at least one category")
    return categories


def check_attributes(folder: Folder, terms: Terms) -> dict[str, Attribute]:
    attributes = {}
    ids = Unique("attribute", "give every attribute its own id")
    for cells in folder.rows(ATTRIBUTES):
        attribute = _attribute(cells, terms)
        ids.take(cells, attribute.id)
        attributes[attribute.id] = attribute
    return attributes


def _attribute(cells: Cells, terms: Terms) -> Attribute:
    kind = cells.choice("type", TYPES)
    return Attribute(
        id=cells.identifier("attribute"),
        type=kind,
        unit=cells.text("unit", 20),
        labels=cells.texts("label", terms.languages),
        synonyms=cells.words("synonyms", terms.languages),
        better=cells.choice("better", BETTER.get(kind, ("higher", "lower", "yes", "none")), "none"),
        gains=cells.template("gain", terms.languages, {"new", "old"}),
    )
