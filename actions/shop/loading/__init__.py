"""The loader of a shop folder: read, check everything, then store it all or nothing."""
from actions.shop.loading.errors import RowError, ShopFolderInvalid
from actions.shop.loading.folder_files import Tables, read_folder
from actions.shop.loading.shop import Shop
from actions.shop.loading.storing import Ready, store
from actions.shop.loading.validate import validate
from actions.shop.progress import Progress

__all__ = [
    "Progress", "Ready", "RowError", "Shop", "ShopFolderInvalid", "Tables",
    "read_folder", "store", "validate",
]
