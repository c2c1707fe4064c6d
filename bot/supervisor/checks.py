"""What would keep the shop from running, found before anything is started."""
import shutil
from pathlib import Path
from typing import Iterator

from actions.databases.errors import DatabaseRefused
from actions.schema import open_shop_database
from actions.selling.errors import RulesError
from actions.selling.rules_file import load_rules
from actions.settings import Settings
from actions.shop.catalogue.catalogue_reading import catalogue_version
from bot.rasa.start import StartRefused, newest_model

LEAST_FREE_BYTES = 200 * 1024 * 1024


def find_problems(settings: Settings) -> Iterator[str]:
    """Each with its cure."""
    if shutil.disk_usage(".").free < LEAST_FREE_BYTES:
        yield "Less than 200 MB of disk are free. Make room and start again."
    try:
        newest_model(Path("models"))
    except StartRefused:
        yield "There is no trained model. Run `pramuniaga train` first."
    try:
        load_rules(settings.shop_dir / "selling.yml")
    except RulesError as error:
        yield str(error)
    try:
        if not _has_catalogue(settings):
            yield "The shop is empty. Run `pramuniaga shop demo` or `pramuniaga shop load`."
    except DatabaseRefused as error:
        yield str(error)


def _has_catalogue(settings: Settings) -> bool:
    with open_shop_database(settings.database_url).read_scope() as db:
        return catalogue_version(db) != ""
