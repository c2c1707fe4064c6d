"""The shop that talks are played in: a merchant's folder, or Luma's made of its CSV."""
from pathlib import Path

from tests.benchmarks.resolving.shops import catalogue_called
from tests.benchmarks.talks.shop_folder import write_folder

LUMA = "luma"
PROFILE = "shop.yml"  # what every shop's folder has


class ShopError(Exception):
    """The folder holds no shop; the message says what it would."""


def shop_folder(data: Path, made: Path) -> Path:
    """`data` itself, or the folder `made` of what it holds. Raises ShopError."""
    if (data / PROFILE).exists():
        return data
    catalogue = catalogue_called(LUMA, data)
    if catalogue is None:
        raise ShopError(f"{data} holds no shop: neither {PROFILE} nor luma_products.csv.")
    return write_folder(catalogue, made)
