"""The shop database as a whole: all its tables, how they came to be, the one way to open it."""
from actions.schema.opening import SHOP, open_shop_database

__all__ = ["SHOP", "open_shop_database"]
