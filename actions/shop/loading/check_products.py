"""The checks of products.csv."""
from decimal import Decimal
from typing import Mapping, Optional, Sequence

from actions.shop.catalogue.catalogue import Product, Variant
from actions.shop.loading.cells import Cells
from actions.shop.loading.check_parts import Parts, Stock
from actions.shop.loading.columns import PRODUCTS, Terms
from actions.shop.loading.sheet import Folder, Unique

KINDS = ("product", "service", "warranty", "sample", "plan", "bundle")
COUNTED_KINDS = ("product", "sample", "bundle")  # there is only so much of them
BEST_TIER = 3
BEST_RATING = 5


def check_products(folder: Folder, terms: Terms, parts: Parts) -> tuple[list[Product], Stock]:
    """Every product with its values and variants, and how many there are of each."""
    products: list[Product] = []
    stock: Stock = dict(parts.stock)
    skus = Unique("sku", "give every product its own")
    tiers = Unique("tier", "give the products of a family different tiers")
    for cells in folder.rows(PRODUCTS):
        product = _product(cells, folder, terms, parts)
        skus.take(cells, product.sku)
        if product.family and product.tier:
            tiers.take(cells, product.family, str(product.tier))
        stock[product.sku] = _stock(cells, product)
        products.append(product)
    if not products and folder.has(PRODUCTS):
        folder.refuse_file(PRODUCTS, "has no rows; add at least one product")
    return products, stock


def _product(cells: Cells, folder: Folder, terms: Terms, parts: Parts) -> Product:
    sku = cells.identifier("sku")
    prices, costs = _amounts(cells, terms)
    family, tier = _place_in_family(cells)
    return Product(
        sku=sku,
        kind=cells.choice("kind", KINDS),
        category=folder.known(cells, "category", "categories.csv"),
        brand=cells.text("brand", 80),
        names=cells.texts("name", terms.languages),
        descriptions=cells.texts("description", terms.languages),
        prices=_from(prices, parts.variants.get(sku, ())),
        costs=costs,
        attributes=parts.values.get(sku, {}),
        reviews=cells.texts("review", terms.languages, is_needed=False),
        rating=_rating(cells),
        rating_count=cells.whole("rating_count", 0, "120") or 0,
        family=family,
        tier=tier,
        rebuy_days=cells.whole("rebuy_days", 1, "30"),
        picture=_picture(cells, folder),
        variants=parts.variants.get(sku, ()),
        was_prices=_was_prices(cells, prices),
    )


def _amounts(cells: Cells, terms: Terms) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    prices, costs = {}, {}
    for currency in terms.currencies:
        price, cost = cells.money(f"price_{currency}"), cells.money(f"cost_{currency}")
        if price == 0:
            cells.refuse(f"price_{currency}", "is zero; write a price above zero")
        elif price is not None and cost is not None and cost > price:
            reason = f"{cost} is above the price {price}; correct one of the two"
            cells.refuse(f"cost_{currency}", reason)
        prices[currency], costs[currency] = price or Decimal(0), cost or Decimal(0)
    return prices, costs


def _from(prices: Mapping[str, Decimal], variants: Sequence[Variant]) -> dict[str, Decimal]:
    """Of a product whose variants have prices of their own, the least of them."""
    return {
        currency: min((v.prices.get(currency, price) for v in variants), default=price)
        for currency, price in prices.items()
    }


def _was_prices(cells: Cells, prices: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """What it cost before, where it did; a price that rose is nothing to boast of."""
    before = {}
    for currency, price in prices.items():
        column = f"was_price_{currency}"
        amount = cells.money(column, is_needed=False)
        if amount is not None and amount <= price:
            cells.refuse(
                column, f"{amount} is not above the price {price}; correct it or empty the cell"
            )
        elif amount is not None:
            before[currency] = amount
    return before


def _place_in_family(cells: Cells) -> tuple[Optional[str], Optional[int]]:
    family = cells.text("family", 60) or None
    tier = cells.whole("tier", 1, "1, 2 or 3")
    if tier and tier > BEST_TIER:
        reason = f"'{tier}' is above {BEST_TIER}; write 1 (good), 2 (better) or 3 (best)"
        cells.refuse("tier", reason)
    if family and not cells.given("tier"):
        cells.refuse("tier", "is empty though there is a family; write 1, 2 or 3, or empty both")
    if tier and not family:
        cells.refuse("family", "is empty though there is a tier; name the family or empty both")
    return family, tier


def _rating(cells: Cells) -> Optional[float]:
    rating = cells.number("rating")
    if rating is not None and not 0 <= rating <= BEST_RATING:
        cells.refuse("rating", f"'{rating}' is not between 0 and 5; write one such as 4.6")
    return None if rating is None else float(rating)


def _picture(cells: Cells, folder: Folder) -> str:
    picture = cells.text("picture", 200)
    if picture and picture not in folder.pictures:
        cells.refuse("picture", f"pictures/{picture} is not there; add the file or empty the cell")
    return picture


def _stock(cells: Cells, product: Product) -> Optional[int]:
    stock = cells.whole("stock", 0, "12")
    if not cells.given("stock") and product.kind in COUNTED_KINDS and not product.variants:
        reason = f"is empty, which means unlimited; write how many of this {product.kind} there are"
        cells.refuse("stock", reason)
    return stock
