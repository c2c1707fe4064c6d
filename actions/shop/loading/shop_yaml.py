"""Looking into a YAML file by path: each value with its type, each mistake with its line."""
import re
from decimal import Decimal, InvalidOperation
from typing import Iterable, Mapping, Optional

from actions.lined_yaml import KeyPath, LinedYaml
from actions.shop.loading.columns import Terms
from actions.shop.loading.errors import RowError

NO_TERMS = Terms((), ())
LEAST = {"price": "a price of zero or more", "amount": "an amount above zero"}


class Check:
    """Notes what is wrong on which line; `terms` are set once they are known to be sound."""

    def __init__(self, file: str, shop: LinedYaml, errors: list[RowError]) -> None:
        self._file = file
        self._shop = shop
        self._errors = errors
        self.terms = NO_TERMS

    def refuse(self, path: KeyPath, reason: str) -> None:
        column = ".".join(str(key) for key in path) or None
        self._errors.append(RowError(self._file, self._shop.line(path), column, reason))

    def mapping(
        self, path: KeyPath, needed: Iterable[str], optional: Iterable[str] = ()
    ) -> Mapping[str, object]:
        """The mapping at this path, with these keys and no others."""
        value = self._shop.value
        for key in path:
            value = value[key]
        if not isinstance(value, dict):
            keys = ", ".join(tuple(needed) or optional)
            self.refuse(path, f"must hold {keys}; write each as `key: value`")
            return {}
        for key in needed:
            if value.get(key) is None:
                self.refuse((*path, key), "is missing; add it")
        for key in value:
            if key not in (*needed, *optional):
                self.refuse((*path, str(key)), "is not known; rename or remove it")
        return value

    def text(self, path: KeyPath, value: object) -> str:
        if value is not None and (not isinstance(value, (str, int)) or not str(value).strip()):
            self.refuse(path, "must be a text; write it between quotes")
        return "" if value is None else str(value).strip()

    def names(self, path: KeyPath, value: object) -> dict[str, str]:
        if value is not None and not self._has_text(value):
            self.refuse(path, "has no text; write `en: …` or another language of the shop")
        return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}

    def _has_text(self, names: object) -> bool:
        if not isinstance(names, dict):
            return False
        return self.terms == NO_TERMS or any(names.get(one) for one in self.terms.languages)

    def amounts(self, path: KeyPath, value: object, what: str = "price") -> dict[str, Decimal]:
        """A price, or an amount above zero, in each currency of the shop."""
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.refuse(path, f"must name {LEAST[what]} for each currency; write `USD: 5.00`")
            return {}
        for currency in self.terms.currencies:
            if currency not in value:
                self.refuse((*path, currency), f"is missing; add the {what} in this currency")
        return {
            str(currency): self._amount((*path, str(currency)), said, what)
            for currency, said in value.items()
        }

    def _amount(self, path: KeyPath, said: object, what: str) -> Decimal:
        amount = _amount(said)
        if amount is not None and (amount or what == "price"):
            return amount
        self.refuse(path, f"'{said}' is not {LEAST[what]}; write one such as 5.00")
        return Decimal(0)

    def whole(self, path: KeyPath, value: object, least: int) -> int:
        if value is None:
            return least
        said = str(value)
        if re.fullmatch(r"\d{1,9}", said) and int(said) >= least:
            return int(said)
        reason = f"'{value}' is not a whole number of {least} or more; write one such as 500"
        self.refuse(path, reason)
        return least

    def entries(self, path: KeyPath, value: object, what: str) -> range:
        """The places of a list that has at least one entry."""
        if value is None:
            return range(0)
        if not isinstance(value, list) or not value:
            self.refuse(path, f"must be a list of {what}; write at least one")
            return range(0)
        return range(len(value))

    def unique(self, path: KeyPath, entries: object, key: str, advice: str) -> None:
        """No entry of a list says for this key what an earlier one says."""
        seen: set[str] = set()
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            if not isinstance(entry, dict) or entry.get(key) is None:
                continue
            said = str(entry[key]).strip()
            if said in seen:
                self.refuse((*path, place, key), f"'{said}' is there twice; {advice}")
            seen.add(said)


def _amount(value: object) -> Optional[Decimal]:
    """A price in whole hundredths, or None where the value isn't one."""
    try:
        amount = Decimal(str(value))
        is_price = amount >= 0 and amount == amount.quantize(Decimal("0.01"))
    except InvalidOperation:  # not a number, not finite or beyond any price
        return None
    return amount if is_price else None
