"""The checks of words.yml: everyday words for categories and values, and words to doubt."""
from typing import Iterable, Mapping

from actions.language.tokens import phrase
from actions.lined_yaml import KeyPath, LinedYaml
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.learning_kinds import titled_kinds
from actions.shop.catalogue.shop_words import ShopWords, WordsByLanguage
from actions.shop.loading.columns import did_you_mean
from actions.shop.loading.errors import RowError
from actions.shop.loading.folder_files import WORDS_FILE
from actions.shop.loading.shop_yaml import Check

KEYS = ("kinds", "categories", "values", "no_category", "unreliable", "refusing")


def check_words(
    words: LinedYaml, languages: tuple[str, ...], catalogue: Catalogue, errors: list[RowError]
) -> ShopWords:
    """The words; each must be of a language, a category or a value that the shop has."""
    check = _WordCheck(Check(WORDS_FILE, words, errors), languages, catalogue)
    top = check.section((), words.value, KEYS, "not known")
    return ShopWords(
        kinds=check.kinds(top.get("kinds")),
        categories=check.categories(top.get("categories")),
        values=check.values(top.get("values")),
        no_category=check.by_language(("no_category",), top.get("no_category")),
        unreliable=check.by_language(("unreliable",), top.get("unreliable")),
        refusing=check.by_language(("refusing",), top.get("refusing")),
    )


class _WordCheck:
    """Reads sections of the file; what is wrong in them goes to the errors."""

    def __init__(self, check: Check, languages: tuple[str, ...], catalogue: Catalogue) -> None:
        self._check = check
        self._languages = languages
        self._catalogue = catalogue

    def section(
        self, path: KeyPath, value: object, known: Iterable[str], otherwise: str,
        hints: Iterable[str] = (),
    ) -> Mapping[str, object]:
        """The entries of a section under known keys; none where the section is left out.

        `hints` are those that may have been meant, where the known ones are too few.
        """
        if value is None:
            return {}
        if not isinstance(value, dict):
            self._check.refuse(path, "must hold keys with their words; write each as `key: …`")
            return {}
        keys = set(known)
        for key in value:
            if str(key) not in keys:
                hint = did_you_mean(str(key), hints or keys)
                self._check.refuse((*path, str(key)), f"is {otherwise}{hint}; correct or remove it")
        return {str(key): below for key, below in value.items() if str(key) in keys}

    def kinds(self, value: object) -> dict[str, WordsByLanguage]:
        if value is None:
            return {}
        named = titled_kinds(self._catalogue)
        known = {str(one) for one in (value if isinstance(value, dict) else ())}
        known = {one for one in known if named.knows(phrase(one))}
        titles = {" ".join(words) for words in named.skus}
        found = self.section(("kinds",), value, known, "at the head of no title", titles)
        return {kind: self.by_language(("kinds", kind), said) for kind, said in found.items()}

    def categories(self, value: object) -> dict[str, WordsByLanguage]:
        known = self._catalogue.categories
        found = self.section(("categories",), value, known, "not in categories.csv")
        return {
            category: self.by_language(("categories", category), said)
            for category, said in found.items()
        }

    def values(self, value: object) -> dict[str, Mapping[str, WordsByLanguage]]:
        known = self._catalogue.attributes
        found = self.section(("values",), value, known, "not in attributes.csv")
        return {
            attribute: self._values_of(attribute, said) for attribute, said in found.items()
        }

    def _values_of(self, attribute: str, value: object) -> dict[str, WordsByLanguage]:
        path: KeyPath = ("values", attribute)
        texts = self._catalogue.values_of(attribute)
        said = {text for by_language in texts for text in by_language.values()}
        found = self.section(path, value, said, "a value that no product has")
        return {one: self.by_language((*path, one), said) for one, said in found.items()}

    def by_language(self, path: KeyPath, value: object) -> dict[str, tuple[str, ...]]:
        found = self.section(path, value, self._languages, "no language of the shop")
        return {language: self._list((*path, language), said) for language, said in found.items()}

    def _list(self, path: KeyPath, value: object) -> tuple[str, ...]:
        texts = value if isinstance(value, list) else []
        words = tuple(text.strip() for text in texts if isinstance(text, str) and text.strip())
        if not words or len(words) < len(texts):
            reason = "must be a list of words such as [helmet, \"100\"]; write it so"
            self._check.refuse(path, reason)
        return words
