"""PostgreSQL and the broker, for as long as somebody uses them; an address that is set takes over."""

import fcntl
import os
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bin.broker import Broker
from bin.places import VAR, base, own
from bin.postgres import OWNER, Postgres


@dataclass(frozen=True)
class Servers:
    """Both servers of one purpose: `run` keeps its data, `test` is hasty."""

    name: str
    postgres: Postgres
    broker: Broker

    @classmethod
    def of(cls, name: str, var: Path = VAR) -> "Servers":
        """The servers of that name below `var`."""
        folder = base(name, var)
        return cls(name, Postgres(folder, hasty=name == "test"), Broker(folder))

    def addresses(self) -> dict[str, str]:
        """DATABASE_URL, its owner's and REDIS_URL of the servers, whether or not they run."""
        return {
            "DATABASE_URL": self.postgres.url(),
            "OWNER_DATABASE_URL": self.postgres.url(OWNER),
            "REDIS_URL": self.broker.url(),
        }

    @contextmanager
    def started(self, environment: MutableMapping[str, str] = os.environ) -> Iterator[None]:
        """Start those whose address the environment does not set, and set it; the last user stops them."""
        ours = {
            name: url
            for name, url in self.addresses().items()
            if environment.get(name, url) == url and f"{name}_FILE" not in environment
        }
        if "DATABASE_URL" not in ours:
            ours.pop("OWNER_DATABASE_URL", None)  # somebody else's database has an owner of its own
        environment.update(ours)
        own(self.postgres.folder)
        with (self.postgres.folder / "in-use").open("a") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            try:
                self._start(ours)
                yield
            finally:
                with suppress(BlockingIOError):  # somebody else still uses them
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self._stop(ours)

    def _start(self, ours: dict[str, str]) -> None:
        if "DATABASE_URL" in ours:
            self.postgres.start()
            self.postgres.create()
        if "REDIS_URL" in ours:
            self.broker.start()

    def _stop(self, ours: dict[str, str]) -> None:
        if "DATABASE_URL" in ours:
            self.postgres.stop()
        if "REDIS_URL" in ours:
            self.broker.stop()
