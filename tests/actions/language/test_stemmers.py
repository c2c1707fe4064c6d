"""Stemmers, by the names that packs give."""
import pytest

from actions.language.packs import PackError
from actions.language.stemmers import stemmer_named


@pytest.mark.parametrize(
    ("name", "word", "root"),
    [
        ("english", "toasters", "toaster"),
        ("indonesian", "memanggang", "panggang"),
        ("spanish", "tostadoras", "tostador"),
        ("", "toasters", "toasters"),
    ],
)
def test_words_have_roots_in_every_language_that_has_a_stemmer(name, word, root):
    assert stemmer_named(name).root(word) == root


def test_a_stemmer_that_is_not_there_is_refused():
    with pytest.raises(PackError, match="spannish is not the name of a stemmer"):
        stemmer_named("spannish")
