"""Numbers of orders as shoppers write them: "P100023", "p 100-023", "#100023"."""
import re


def bare_number(written: str) -> str:
    """Its letters and digits alone, as they are kept."""
    return re.sub(r"[^A-Za-z0-9]", "", written).upper()


def spellings(written: str) -> list[str]:
    """As given, for past orders; ours also without the letter or small."""
    bare = bare_number(written)
    return [written.strip(), bare, f"P{bare}"]
