"""Pictures' addresses change with the picture, and with nothing else."""
import os

from bot.channels.web.pictures import Pictures


def a_picture(tmp_path, content="<svg/>"):
    (tmp_path / "toast.svg").write_text(content)
    return Pictures(tmp_path).versioned("/pictures/toast.svg")


def test_another_picture_has_another_address(tmp_path):
    first, same = a_picture(tmp_path), a_picture(tmp_path)
    os.utime(tmp_path / "toast.svg", (1, 1))  # copied anew, as by a deployment
    later = Pictures(tmp_path).versioned("/pictures/toast.svg")
    other = a_picture(tmp_path, "<svg>new</svg>")

    assert first == same == later
    assert other != first
    assert first.startswith("/pictures/toast.svg?v=")


def test_other_addresses_stay(tmp_path):
    pictures = Pictures(tmp_path)

    for address in ("/pictures/gone.svg", "/pictures/../x.svg", "https://cdn.example/x.svg", ""):
        assert pictures.versioned(address) == address
