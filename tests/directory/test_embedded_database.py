"""The server on a newcomer's computer: it ends with the last process that uses it."""

import signal
import subprocess
import sys
from pathlib import Path

from tests.server import ROOT

USES_IT = """
import sys
from pathlib import Path
from directory import embedded_database

embedded_database.url(Path(sys.argv[1]))
print("started", flush=True)
sys.stdin.read()
"""


def process(folder: Path) -> subprocess.Popen[str]:
    started = subprocess.Popen(
        [sys.executable, "-c", USES_IT, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "started\n"
    return started


def runs(folder: Path) -> bool:
    return (folder / "postmaster.pid").exists()


def test_it_ends_with_the_last_process_also_after_one_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    tmp_path.chmod(0o755)
    killed, last = process(folder), process(folder)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert runs(folder)
    next_one = process(folder)
    last.communicate("")
    assert runs(folder)
    next_one.communicate("")
    assert not runs(folder)
