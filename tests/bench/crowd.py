"""Sixteen readers at once, for a few seconds: how many requests a second are answered."""

import http.client
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench.asking import LIKE_A_BROWSER, TIMEOUT_S, NotAnswered

CONNECTIONS = 16
SECONDS = 3

_WRK_SCRIPT = """
local paths, asked = {{ {paths} }}, 0
{headers}
request = function()
  asked = asked + 1
  return wrk.format("GET", paths[asked % #paths + 1])
end
"""
_RATE = re.compile(r"Requests/sec:\s*([\d.]+)")
_FAILED = re.compile(r"Non-2xx or 3xx responses|Socket errors")


def tool() -> str:
    return "wrk" if shutil.which("wrk") else "threads of Python (install wrk for steadier numbers)"


def rate(site: str, paths: Sequence[str]) -> float:
    """Requests a second. Raises NotAnswered where an answer is an error."""
    return _with_wrk(site, paths) if shutil.which("wrk") else _with_threads(site, paths)


def _with_wrk(site: str, paths: Sequence[str]) -> float:
    script = _WRK_SCRIPT.format(
        paths=", ".join(f'"{path}"' for path in paths),
        headers="\n".join(f'wrk.headers["{k}"] = "{v}"' for k, v in LIKE_A_BROWSER.items()),
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "questions.lua"
        file.write_text(script)
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", f"{TIMEOUT_S}s"]
        done = subprocess.run(
            ["wrk", *options, "--script", str(file), site],
            capture_output=True,
            text=True,
            check=True,
        )
    found = _RATE.search(done.stdout)
    if found is None or _FAILED.search(done.stdout):
        raise NotAnswered(done.stdout)
    return float(found[1])


def _with_threads(site: str, paths: Sequence[str]) -> float:
    """Python itself takes a good part of the processors, so these rates are too low."""
    until = time.monotonic() + SECONDS
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        readers = [pool.submit(_read, site, paths, each, until) for each in range(CONNECTIONS)]
    return sum(reader.result() for reader in readers) / SECONDS


def _read(site: str, paths: Sequence[str], start: int, until: float) -> int:
    """How many answers one reader gets until that moment (of the monotonic clock)."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=TIMEOUT_S)
    answered = 0
    for path in islice(cycle(paths), start, None):
        if time.monotonic() >= until:
            break
        connection.request("GET", path, headers=LIKE_A_BROWSER)
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            raise NotAnswered(f"{path} answered {answer.status}.")
        answered += 1
    connection.close()
    return answered
