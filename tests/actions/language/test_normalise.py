import pytest

from actions.language.normalise import is_button, normalise


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Haloooo kak, ada toaster ga?", "halo ada toaster tidak?"),
        ("\u2060/help\u200b gmn", "/help gimana"),
        ("brp hrg yg 500rb", "berapa harga yang 500rb"),
        ("u got this pls", "you got this"),
        ("What\u2019s  the diff", "what's the diff"),
        ("kak", "kak"),
        ("pls", "please"),
        ("size 42", "size 42"),
        ("XXL", "xxl"),
    ],
)
def test_writes_chat_out(text, plain):
    assert normalise(text) == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [("/greet", True), (' /buy{"product": "A"}', True), ("\u2060/greet", False), ("a/b", False)],
)
def test_knows_a_button(text, expected):
    assert is_button(text) is expected
