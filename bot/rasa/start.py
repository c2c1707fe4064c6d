"""What is done before Rasa is imported: the newest model is found, the surroundings are set."""
import importlib
import json
import logging
import os
import sys
import tarfile
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

# One thread: the models are small, and several workers share the cores.
SURROUNDINGS = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "OMP_NUM_THREADS": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}
# The components of Rasa that compute with TensorFlow.
NEURAL_COMPONENTS = frozenset({
    "DIETClassifier",
    "ResponseSelector",
    "TEDPolicy",
    "UnexpecTEDIntentPolicy",
    "ConveRTFeaturizer",
    "LanguageModelFeaturizer",
})


class StartRefused(Exception):
    """The bot can't start; the message names the cause and the cure."""


def newest_model(models_dir: Path) -> Path:
    """Raises StartRefused."""
    models = sorted(models_dir.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise StartRefused(f"There is no model in {models_dir}/: train one first.")
    return models[-1]


def prepare_process(model: Path) -> None:
    """Must run before anything imports rasa."""
    set_surroundings()
    if "tensorflow" not in sys.modules and not is_neural(model):
        leave_out_tensorflow()


def set_surroundings() -> None:
    """What Rasa and its pinned dependencies look at; their warnings about each other go."""
    for name, value in SURROUNDINGS.items():
        os.environ.setdefault(name, value)
    # Filters won't do: they undo those.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)


def is_neural(model: Path) -> bool:
    """Whether this model can't be run without TensorFlow; raises StartRefused."""
    try:
        with tarfile.open(model) as archive:
            member = next(m for m in archive if Path(m.name).name == "metadata.json")
            metadata = json.load(archive.extractfile(member) or ())  # type: ignore[arg-type]
        nodes = metadata["predict_schema"]["nodes"].values()
    except (OSError, tarfile.TarError, StopIteration, ValueError, KeyError) as error:
        raise StartRefused(f"{model} is not a model of Rasa: train it again.") from error
    return any(node["uses"].rpartition(".")[2] in NEURAL_COMPONENTS for node in nodes)


def leave_out_tensorflow() -> None:
    """Rasa imports TensorFlow for two base classes of training only.

    Stand-ins for them save two thirds of the memory and half of the time to start. Whoever
    wants TensorFlow afterwards gets an ImportError.
    """
    stand_ins = {
        "tensorflow.keras.callbacks": {"Callback": type("Callback", (), {})},
        "tensorflow.keras.utils": {"Sequence": type("Sequence", (), {})},
        "tensorflow.keras": {},
        "tensorflow": {},
    }
    for name, classes in stand_ins.items():
        sys.modules[name] = _stand_in(name, classes)
    sys.modules["tensorflow"].__dict__["keras"] = sys.modules["tensorflow.keras"]
    sys.modules["tensorflow.keras"].__dict__.update(
        callbacks=sys.modules["tensorflow.keras.callbacks"],
        utils=sys.modules["tensorflow.keras.utils"],
    )
    importlib.import_module("rasa.utils.train_utils")
    for name in stand_ins:
        del sys.modules[name]
    sys.modules["tensorflow"] = None  # type: ignore[assignment]


def _stand_in(name: str, classes: dict[str, type]) -> ModuleType:
    module = ModuleType(name)
    module.__spec__ = ModuleSpec(name, None, is_package=True)
    module.__path__ = []
    module.__dict__.update(classes)
    return module
