"""N-grams of texts, weighed: the same as scikit-learn counts and weighs them."""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.intents.grams import KINDS, learn_grams, load_grams

TEXTS = [
    "is it in stock", "is it in my cart", "put it in my cart", "masih ada stok", "stoknya ada",
    "masukin keranjang ya", "what is in my cart", "ada stok lagi", "is the stock back",
]
LEARNT = {kind: learn_grams(kind, TEXTS) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_those_that_were_learnt_from(kind):
    gram, rows = LEARNT[kind]

    assert np.allclose(gram.of(TEXTS).toarray(), rows.toarray())


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None)
@given(texts=st.lists(st.text("abis tknochm", max_size=30), min_size=1, max_size=4))
def test_rows_are_those_of_scikit_learn(kind, texts):
    gram, _ = LEARNT[kind]

    assert np.allclose(gram.of(texts).toarray(), gram.vectorizer.transform(texts).toarray())


@pytest.mark.parametrize("kind", KINDS)
def test_known_again_by_terms_and_weights(kind):
    gram, rows = LEARNT[kind]

    again = load_grams(kind, gram.terms, gram.idf)

    assert np.allclose(again.of(TEXTS).toarray(), rows.toarray())
