"""The bot worker: starts light, then hands over to the part that needs Rasa."""
import importlib
from pathlib import Path

from actions.process import refuse
from actions.settings import Settings, SettingsError, load_settings
from bot.rasa.start import StartRefused, newest_model, prepare_process

MODELS_DIR = Path("models")


def serve(settings: Settings, models_dir: Path = MODELS_DIR) -> None:
    """Runs until the process is told to stop; raises StartRefused with what to do."""
    model = newest_model(models_dir)
    prepare_process(model)
    # Not at the top: what `prepare_process` does works only before rasa is imported.
    importlib.import_module("bot.rasa.turns").serve(settings, model)


def main() -> None:
    """A refusal is a sentence for the operator and exit status 1, never a traceback."""
    try:
        serve(load_settings())
    except (SettingsError, StartRefused) as refused:
        refuse(refused)


if __name__ == "__main__":
    main()
