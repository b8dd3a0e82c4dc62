"""Files that a browser sends are kept under names that any file system takes."""

from collections.abc import AsyncIterator, Coroutine

import pytest

from rashomon.views.web.adding import Upload


async def chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


def done(work: Coroutine[None, None, None]) -> None:
    """Do what never has to wait, with no loop: another test of this process may have one."""
    with pytest.raises(StopIteration):
        work.send(None)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("front.html", "front.html"),
        ("C:\\news\\front.html", "front.html"),
        ("../../etc/front.txt", "front.txt"),
        (".hidden.txt", "hidden.txt"),
        ("", "page"),
        ("..", "page"),
        ("a\x00b\n.txt", "ab.txt"),
        ("س" * 150 + ".html", "س" * 97 + ".html"),
        ("a" * 300, "a" * 200),
        ("a." + "b" * 300, "a." + "b" * 198),
        ("قصف السوق.html", "قصف السوق.html"),
    ],
)
def test_a_name_is_kept_as_far_as_it_can_be(name: str, kept: str) -> None:
    upload = Upload()
    try:
        done(upload.take(name, chunks(b"one", b" two")))
        done(upload.take(name, chunks(b"three")))
        assert upload.names == [kept, kept]
        assert (upload.folder / kept).read_bytes() == b"one two"
        assert (upload.folder / "1" / kept).read_bytes() == b"three"
    finally:
        upload.drop()
