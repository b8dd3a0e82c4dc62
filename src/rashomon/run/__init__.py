"""Archives in, tables out: the same stages over millions of pages, by whatever engine there is.

A shard is a part of an archive. What is made of one is a pure function of its bytes and of the
versions that read it (`work.py`), so that it may be done anywhere, and again.
"""

from rashomon.run.work import Done, Setup, Worker

__all__ = ["Done", "Setup", "Worker"]
