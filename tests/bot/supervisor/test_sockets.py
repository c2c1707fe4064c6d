"""The sockets that are opened before anything else, and who may reach them."""
import os
import socket
import stat
from pathlib import Path

import pytest

from actions.process import LISTEN_FDS, RUN_DIR, SUPERVISOR_FD
from bot.supervisor.processes import PUBLIC, Process
from bot.supervisor.sockets import AddressRefused, open_doors, open_public_door

HOST = "127.0.0.1"


def a_process(door=""):
    return Process("any", ("program",), door)


def test_a_port_in_use_is_named():
    with open_public_door(HOST, 0) as door:
        port = door.getsockname()[1]

        with pytest.raises(AddressRefused, match=f"Port {port} is in use.*PRAMUNIAGA_PORT"):
            open_public_door(HOST, port)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "1.2.3.4.5", "x" * 70, "192.0.2.1"])
def test_an_address_that_is_not_this_machines_is_named(host):
    with pytest.raises(AddressRefused, match="PRAMUNIAGA_HOST"):
        open_public_door(host, 0)


def test_a_port_that_was_just_left_can_be_had_again():
    with open_public_door(HOST, 0) as door:
        port = door.getsockname()[1]
        with socket.create_connection((HOST, port)):
            served, _ = door.accept()
            served.close()  # first, so that this end remembers the connection

    open_public_door(HOST, port).close()


def test_private_doors_are_for_this_user_alone():
    with open_doors(open_public_door(HOST, 0), {"bot": 1}) as doors:
        told, _ = doors.handed_to(a_process("bot"))
        folder = Path(told[RUN_DIR])

        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "bot.1.sock").stat().st_mode) == 0o600
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(folder / "bot.1.sock"))
    assert not folder.exists()


def test_each_process_gets_its_own_door_and_the_pipe():
    with open_public_door(HOST, 0) as public, open_doors(public, {"bot": 2}) as doors:
        of_two, descriptors_of_two = doors.handed_to(a_process("bot"))
        told, descriptors = doors.handed_to(a_process(PUBLIC))
        without, pipe_alone = doors.handed_to(a_process())

        assert descriptors == (int(told[SUPERVISOR_FD]), public.fileno())
        assert told[LISTEN_FDS] == str(public.fileno())
        assert len(of_two[LISTEN_FDS].split()) == len(descriptors_of_two) - 1 == 2
        assert without[LISTEN_FDS] == ""
        assert pipe_alone == (int(told[SUPERVISOR_FD]),)


def test_the_pipe_ends_when_the_doors_are_let_go():
    with open_doors(open_public_door(HOST, 0), {}) as doors:
        told, _ = doors.handed_to(a_process())
        kept = os.dup(int(told[SUPERVISOR_FD]))

        doors.let_go()

    assert os.read(kept, 1) == b""
    os.close(kept)
