"""The shop's name, as its folder gives it."""
from pathlib import Path

import yaml


class ShopNameMissing(Exception):
    """The shop's folder has no readable shop.yml with a name."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: needs a line such as `name: Toko Pagi`")
        self.path = path


def read_shop_name(shop_dir: Path) -> str:
    """Raises ShopNameMissing."""
    path = shop_dir / "shop.yml"
    try:
        described = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ShopNameMissing(path) from error
    name = described.get("name") if isinstance(described, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise ShopNameMissing(path)
    return name.strip()
