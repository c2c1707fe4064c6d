"""What one action worker holds open: the shop front, the merchant's rules, payment."""
from functools import lru_cache

from actions.connectors.payment_provider import PaymentProvider, open_payment
from actions.schema import open_shop_database
from actions.selling.rules import Rules
from actions.selling.watched_rules import WatchedRules
from actions.settings import load_settings
from actions.shop.visit import ShopFront


@lru_cache(maxsize=1)
def the_shop_front() -> ShopFront:
    """The configured database, opened once."""
    return ShopFront(open_shop_database(load_settings().database_url))


def the_rules() -> Rules:
    """The merchant's selling rules as they are now; raises RulesError naming line and fix."""
    return the_watched_rules()()


@lru_cache(maxsize=1)
def the_watched_rules() -> WatchedRules:
    path = load_settings().shop_dir / "selling.yml"
    return WatchedRules(path, catalogue=the_shop_front().catalogue)


@lru_cache(maxsize=1)
def the_payment() -> PaymentProvider:
    return open_payment(load_settings())
