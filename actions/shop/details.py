"""A name and an address as shoppers type them, made fit for a parcel label, or refused."""
import re
from typing import Optional

LONGEST_NAME, LONGEST_ADDRESS = 80, 300
NAME_OPENERS = re.compile(
    r"^(?:(?:hi|halo|hello|ok|oke|oh|eh|no|ya|yes)[,.! ]+)*"
    r"(?:(?:my|the|full)\s+)*(?:name\s+is|name'?s|name|i\s*am|i'?m|it'?s|this is|call me|"
    r"please put|put|under|nama\s+(?:lengkap\s+)?(?:saya|aku|ku|penerima(?:nya)?)?|namanya|namaku|"
    r"atas\s+nama|a\.?n\.?|saya|aku|panggil)\s*(?:adalah|is|:|,)?\s+",
    re.IGNORECASE,
)
ADDRESS_OPENERS = re.compile(
    r"^(?:(?:my|the|our|please)\s+)*(?:(?:delivery|shipping|home)\s+)?"
    r"(?:address\s+is|address|send (?:it|this) to|ship (?:it )?to|deliver (?:it )?to|i live at|"
    r"alamat(?:\s+(?:lengkap|pengiriman))?(?:\s+(?:saya|aku|ku))?(?:nya)?(?:\s+di)?|"
    r"kirim(?:kan)?\s+ke|dikirim\s+ke)\s*(?:adalah|is|:|,)?\s+",
    re.IGNORECASE,
)


def clean_name(text: str) -> Optional[str]:
    """The name in "my name is Budi Santoso"; None when there is none to print on a parcel."""
    name = NAME_OPENERS.sub("", _one_line(text)).strip(" .,!")
    is_name = len(re.findall(r"[^\W\d_]", name)) >= 2 and not re.search(r"\d{3,}|[<>{}@]", name)
    return name if is_name and len(name) <= LONGEST_NAME and len(name.split()) <= 8 else None


def clean_address(text: str) -> Optional[str]:
    """The address in "send it to Jl. Melati 5, Bandung"; None when it can't be one."""
    address = ADDRESS_OPENERS.sub("", _one_line(text)).strip(" .,!")
    has_words = len(re.findall(r"[^\W\d_]{2,}", address)) >= 2
    return address if has_words and 8 <= len(address) <= LONGEST_ADDRESS else None


def _one_line(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())
