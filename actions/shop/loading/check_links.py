"""The checks of links.csv: what goes with what, what a bundle holds, what is larger."""
from typing import Mapping

from actions.shop.catalogue.catalogue import Attribute, Link, Product
from actions.shop.catalogue.content_sizes import growth
from actions.shop.catalogue.link_needs import NEEDS
from actions.shop.loading.cells import Cells
from actions.shop.loading.columns import LINKS, PRODUCTS, Terms
from actions.shop.loading.sheet import Folder, Unique

RELATIONS = ("accessory", "service", "warranty", "sample", "contains", "set", "larger")
WITHOUT_NEED = ("contains", "larger")
FEWEST_PARTS = 2


class LinkCheck:
    """Checks links against the products they name; what is unknown has been reported before."""

    def __init__(
        self,
        folder: Folder,
        terms: Terms,
        products: Mapping[str, Product],
        attributes: Mapping[str, Attribute],
    ) -> None:
        self._folder = folder
        self._terms = terms
        self._products = products
        self._attributes = attributes

    def links(self) -> list[Link]:
        found = []
        triples = Unique("target", "remove one of the rows")
        for cells in self._folder.rows(LINKS):
            link = self._link(cells)
            triples.take(cells, link.sku, link.relation, link.target)
            found.append(link)
        if self._folder.has(LINKS):
            self._check_bundles(found)
        return found

    def _link(self, cells: Cells) -> Link:
        sku = self._folder.known(cells, "sku", "products.csv")
        target = self._folder.known(cells, "target", "products.csv")
        relation = cells.choice("relation", RELATIONS)
        if sku and sku == target:
            reason = f"'{sku}' is linked to itself; name another product or remove the row"
            cells.refuse("target", reason)
        elif sku in self._products and target in self._products:
            self._check_relation(cells, relation, self._products[sku], self._products[target])
        reasons = cells.texts("reason", self._terms.languages)
        return Link(sku, relation, target, reasons, _need(cells, relation))

    def _check_relation(
        self, cells: Cells, relation: str, product: Product, target: Product
    ) -> None:
        if relation == "contains":
            _check_part(cells, product, target)
        elif relation == "set":
            _check_set_member(cells, "sku", product)
            _check_set_member(cells, "target", target)
        elif relation == "larger" and growth(product, target, self._attributes) is None:
            cells.refuse(
                "target",
                f"'{target.sku}' has no number that is higher than that of '{product.sku}'; give"
                " both the same one in product_attributes.csv, such as volume_ml, or remove the"
                " row",
            )

    def _check_bundles(self, links: list[Link]) -> None:
        """A bundle holds several parts and costs less than they do."""
        parts: dict[str, set[str]] = {}
        for link in links:
            if link.relation == "contains":
                parts.setdefault(link.sku, set()).add(link.target)
        for cells in self._folder.rows(PRODUCTS):
            bundle = self._products.get(cells.given("sku"))
            if bundle is not None and bundle.kind == "bundle":
                held = parts.get(bundle.sku, set())
                self._check_parts(cells, bundle, held)

    def _check_parts(self, cells: Cells, bundle: Product, parts: set[str]) -> None:
        if len(parts) < FEWEST_PARTS:
            cells.refuse(
                "kind",
                f"is a bundle of {len(parts)} products; name {FEWEST_PARTS} or more in links.csv"
                " with the relation contains",
            )
        elif parts <= self._products.keys():
            for currency, price in bundle.prices.items():
                prices = [self._products[part].prices[currency] for part in parts]
                if all(prices) and price >= sum(prices):  # a faulty price is zero here
                    cells.refuse(
                        f"price_{currency}",
                        f"{price} is no less than its parts cost one by one ({sum(prices)});"
                        " lower the price of the bundle",
                    )


def _need(cells: Cells, relation: str) -> str:
    """How much it is needed, where the merchant says so; of what is in it or larger, nobody asks.
    """
    if not cells.given("need"):
        return ""
    if relation in WITHOUT_NEED:
        cells.refuse("need", f"says nothing of the relation {relation}; leave it empty")
    return cells.choice("need", NEEDS)


def _check_part(cells: Cells, bundle: Product, part: Product) -> None:
    if bundle.kind != "bundle":
        reason = "is not a bundle; write the kind bundle in products.csv or another relation here"
        cells.refuse("sku", f"'{bundle.sku}' {reason}")
    if part.kind == "bundle":
        reason = "is a bundle itself; name the products in it instead"
        cells.refuse("target", f"'{part.sku}' {reason}")


def _check_set_member(cells: Cells, column: str, product: Product) -> None:
    if product.kind != "product":
        reason = f"is of kind {product.kind}; only products make a set, so write another relation"
        cells.refuse(column, f"'{product.sku}' {reason}")
