"""A case in; what the screens ask of it out, and the work that goes on behind them."""

from functools import cached_property
from pathlib import Path
from threading import Thread

from rashomon.store.custody import user
from rashomon.views import desk
from rashomon.views.web.jobs import Jobs


class Desk(desk.Desk):
    """A case on the table, with a reviewer before it and the jobs that read and compare."""

    def __init__(self, case: str | Path, *, jobs: Jobs | None = None) -> None:
        super().__init__(case)
        self.jobs = jobs or Jobs(case)

    def begin(self) -> None:
        """Bring the stories up to date, and load the word lists, behind the screens."""
        self.jobs.compare()
        Thread(target=lambda: self.language, daemon=True).start()

    def close(self) -> None:
        """Stop what is being done and let go of the case; nothing that was kept is lost."""
        self.jobs.close()
        super().close()

    @cached_property
    def reviewer(self) -> str:
        """Whose decisions these are, until a reviewer gives a name."""
        return user()
