"""A file that people are given is whole under its name, or the former one stays."""

import os
import subprocess
import sys
import threading

import pytest

from congdoan.foundation.kernel.whole_files import whole_file, write_whole


def test_a_file_gets_its_name_when_everything_is_written(tmp_path):
    path = tmp_path / "gói.zip"
    with whole_file(path) as file:
        file.write(b"half")
        assert not path.exists()
        file.write(b" and half")

    assert path.read_bytes() == b"half and half"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_leaves_the_former_file(tmp_path):
    path = tmp_path / "gói.zip"
    write_whole(path, b"former")

    def fail():
        with whole_file(path) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


def test_a_killed_process_leaves_nothing_under_the_name(tmp_path):
    path = tmp_path / "gói.zip"
    killed = (
        "import os, pathlib, sys; from congdoan.foundation.kernel.whole_files import whole_file\n"
        "with whole_file(pathlib.Path(sys.argv[1])) as file: file.write(b'half'); file.flush(); os.kill(os.getpid(), 9)"
    )

    assert subprocess.run([sys.executable, "-c", killed, path], check=False).returncode == -9
    assert not path.exists()


def test_a_file_closed_to_others_stays_closed_to_them(tmp_path):
    path = tmp_path / "danh sách.xlsx"
    path.touch(mode=0o600)

    with whole_file(path) as file:
        assert all(one.stat().st_mode & 0o777 == 0o600 for one in tmp_path.iterdir())
        file.write(b"names")

    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_and_a_pipe_takes_what_is_written(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    read = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_whole(tmp_path / "link", b"through the link")
    write_whole(tmp_path / "pipe", b"through the pipe")
    reader.join()

    assert (tmp_path / "file").read_bytes() == b"through the link"
    assert (tmp_path / "link").is_symlink()
    assert read == [b"through the pipe"]
