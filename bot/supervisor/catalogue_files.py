"""The files of the catalogue, made before the processes start that need them."""
from rich.console import Console

from actions.schema import open_shop_database
from actions.settings import Settings
from bot.jobs.own_process import WorkFailed
from bot.prepared import is_prepared, prepare_apart


def prepare_catalogue(settings: Settings, console: Console) -> list[str]:
    """Make what lacks, once for all processes; what stands in the way."""
    with open_shop_database(settings.database_url).read_scope() as db:
        if is_prepared(db):
            return []
    console.print("Preparing the catalogue …")
    try:
        prepare_apart()
    except WorkFailed as error:
        return [str(error)]
    return []
