"""The toaster shop of the handlers' tests."""
from tests.actions.handlers.conftest import ann, as_new, opened_shop, sari, shop

__all__ = ["ann", "as_new", "opened_shop", "sari", "shop"]
