"""The demo shop's catalogue, read once."""
from functools import lru_cache
from pathlib import Path

from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.loading import read_folder, validate


@lru_cache(maxsize=1)
def demo_shop() -> Catalogue:
    catalogue = validate(read_folder(Path("data/shop"))).catalogue
    assert catalogue is not None
    return catalogue
