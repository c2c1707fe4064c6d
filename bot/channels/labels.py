"""The wording of buttons' labels, from the domain's files."""
from pathlib import Path

import yaml

from actions.saying.responses import LABEL_PREFIX
from bot.channels.neutral import Responses

DOMAIN_DIR = Path(__file__).resolve().parent.parent / "domain"


def read_labels(folder: Path = DOMAIN_DIR) -> Responses:
    """Every response that begins as labels do, by its name."""
    labels = {}
    for path in sorted(folder.glob("*.yml")):
        described = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        labels.update({
            name: variations for name, variations in (described.get("responses") or {}).items()
            if name.startswith(LABEL_PREFIX)
        })
    return labels
