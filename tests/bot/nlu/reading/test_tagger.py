"""The tagger as it is trained, kept and read back."""
import numpy as np
import pytest

from bot.nlu.reading.marked_examples import ACTS
from bot.nlu.reading.message_tokens import tokens_of
from bot.nlu.reading.tagged import wishes_of
from bot.nlu.reading.tagger import Tagger
from bot.nlu.reading.tagger_training import train_tagger
from tests.bot.nlu.reading.conftest import EPOCHS

TEXTS = ["add two red mugs and the kettle", "brp harganya?", "ok", "\U0001f600"]


def judged(tagger, text):
    return tagger.judge(tokens_of(text), {})


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_has_its_labels_and_every_wish_its_chances(tagger, text):
    found, words = judged(tagger, text), len(tokens_of(text))
    wishes = wishes_of(found.labels.breaks)[-1] + 1

    assert {len(each) for each in (found.labels.fields, found.labels.breaks, found.labels.matter)} \
        == {words}
    assert len(found.acts) == len(found.meanings) == wishes
    assert all(sum(chances.values()) == pytest.approx(1, abs=1e-4) for chances in found.acts)
    assert {act for chances in found.acts for act in chances} <= set(ACTS)
    assert np.linalg.norm(found.meanings, axis=1) == pytest.approx(1, abs=1e-4)


def test_what_is_kept_judges_the_same(tagger, tmp_path):
    tagger.save(tmp_path)
    loaded = Tagger.load(tmp_path)

    for text in TEXTS:
        before, after = judged(tagger, text), judged(loaded, text)
        assert after.labels == before.labels
        for own, kept in zip(before.acts, after.acts, strict=True):
            assert kept == pytest.approx(own, abs=0.02)  # heads are kept in half precision
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".npz"]


ABOUT = 0.01


def test_training_again_learns_the_same(tagger, examples):
    losses = []

    again = train_tagger(examples, epochs=EPOCHS, progress=lambda _, loss: losses.append(loss))

    assert again.names == tagger.names
    for own, other in ((tagger.heads, again.heads), (tagger.tuned, again.tuned)):
        for name in own:  # threads add up in any order
            np.testing.assert_allclose(other[name], own[name], atol=ABOUT, err_msg=name)
    assert losses[-1] < losses[0]


def test_of_several_texts_each_means_what_it_means_alone(tagger):
    texts = [tokens_of(text) for text in TEXTS]

    together = tagger.meanings(texts)

    alone = np.concatenate([tagger.meanings([each]) for each in texts])
    assert together.shape == (len(TEXTS), 384)
    assert np.sum(together * alone, axis=1) == pytest.approx(1, abs=0.01)
