"""What the numbers were measured on, and whether they can be trusted."""

import os
import platform
import sys
from dataclasses import dataclass

import psycopg

QUIET_LOAD = 0.5  # processes that want to run, per core


@dataclass(frozen=True, slots=True)
class Machine:
    cores: int
    python: str
    postgresql: str
    load: float

    @property
    def is_busy(self) -> bool:
        return self.load > QUIET_LOAD * self.cores

    def __str__(self) -> str:
        return (
            f"{self.cores} cores, Python {self.python}, PostgreSQL {self.postgresql}, "
            f"{platform.system()}; load at the start {self.load:.1f}"
        )


def look(database_url: str) -> Machine:
    """Before anything of our own runs."""
    with psycopg.connect(database_url) as connection:
        version = connection.execute("SHOW server_version").fetchone()
    return Machine(
        cores=os.cpu_count() or 1,
        python=".".join(map(str, sys.version_info[:3])),
        postgresql=str(version[0]).split()[0] if version else "?",
        load=os.getloadavg()[0],
    )
