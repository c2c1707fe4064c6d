"""What can go wrong in the shop; errors carry data, never words for shoppers."""
from typing import Optional

from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money


class ShopError(Exception):
    """Base of all refusals of the shop."""


class UnknownProduct(ShopError):
    def __init__(self, sku: str) -> None:
        super().__init__(sku)
        self.sku = sku


class NeedsVariant(ShopError):
    """The product comes in sizes or colours and none was chosen."""

    def __init__(self, product: Product, quantity: int) -> None:
        super().__init__(product.sku)
        self.product = product
        self.quantity = quantity


class NotEnoughStock(ShopError):
    """`available` pieces are left, of a size and colour where there are such, which is less than
    was asked for."""

    def __init__(self, product: Product, available: int, variant: str = "") -> None:
        super().__init__(product.sku)
        self.product = product
        self.available = available
        self.variant = variant


class NotSoldInCurrency(ShopError):
    def __init__(self, product: Product, currency: str) -> None:
        super().__init__(product.sku, currency)
        self.product = product


class TooMany(ShopError):
    """More pieces of one product than a chat order takes."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class NotInCart(ShopError):
    pass


class EmptyCart(ShopError):
    pass


class NothingReviewed(ShopError):
    """A confirmation without a review before it: nothing may be ordered."""


class ReviewOutdated(ShopError):
    """Price, stock or currency moved between the review and the confirmation."""

    def __init__(self, before: Optional[Money], after: Optional[Money]) -> None:
        super().__init__(before, after)
        self.before = before
        self.after = after


class OrderNotFound(ShopError):
    """No such order, or not one of this shopper: the answer is the same.

    `number` is None when none was named and the shopper has no order at all.
    """

    def __init__(self, number: Optional[str]) -> None:
        super().__init__(number)
        self.number = number


class OrderNotReturnable(ShopError):
    """It was never paid, or is cancelled or back already."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class OrderNotCancellable(ShopError):
    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status
