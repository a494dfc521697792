"""Trains whatever of the family is not yet trained: text and additions, size by size.

    python -m training.scaling.run                        # everything, two processes of one thread
    python -m training.scaling.run --below 200000 --jobs 1 --seconds 230   # the small ones, in short sessions

What is measured is never done again, and a stopped run goes on: call it until it says that
all is done. SIGTERM reaches the runs, which save before they stop.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from .family import FAMILY, Size, budget_steps, count
from .prepare import WORK
from .train import done_steps, read_lines

TASKS = {"text": "training.scaling.train", "addition": "training.scaling.train_addition"}


def is_done(task: str, size: Size, work: Path) -> bool:
    if task == "text":
        return set(budget_steps(size)) <= done_steps(work / "results.jsonl", size)
    return any(row["size"] == size.name for row in read_lines(work / "addition.jsonl"))


def pending(work: Path, tasks: list[str], below: float, largest_first: bool) -> list[tuple[str, Size]]:
    """Task and size of each run still to do. Largest first balances several processes."""
    runs = [(task, size) for size in FAMILY for task in tasks
            if count(size).effective < below and not is_done(task, size, work)]
    return runs[::-1] if largest_first else runs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--tasks", nargs="+", choices=list(TASKS), default=list(TASKS))
    parser.add_argument("--jobs", type=int, default=2, help="processes of one thread each")
    parser.add_argument("--below", type=float, default=float("inf"), help="sizes of fewer parameters only")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="of processor time of one session, about")
    parser.add_argument("--no-compile", action="store_true")
    args = parser.parse_args()

    running: dict[subprocess.Popen[bytes], tuple[str, Size]] = {}
    stopping: list[int] = []

    def stop(number: int, _: object) -> None:
        stopping.append(number)
        for process in running:
            process.send_signal(signal.SIGTERM)

    signal.signal(signal.SIGTERM, stop)
    failed: set[tuple[str, str]] = set()
    while True:
        for process in [p for p in running if p.poll() is not None]:
            task, size = running.pop(process)
            if process.returncode != 0:
                failed.add((task, size.name))
        waiting = [run for run in pending(args.work, args.tasks, args.below, args.jobs > 1)
                   if run not in running.values() and (run[0], run[1].name) not in failed]
        while waiting and len(running) < args.jobs and not stopping:
            task, size = waiting.pop(0)
            command = [sys.executable, "-m", TASKS[task], "--work", str(args.work), "--size", size.name,
                       "--seconds", str(args.seconds), *["--no-compile"] * args.no_compile]
            process = subprocess.Popen(command, env={**os.environ, "OMP_NUM_THREADS": "1"})
            running[process] = (task, size)
        if not running:
            break
        time.sleep(1)
    left = pending(args.work, args.tasks, args.below, False)
    print(f"failed: {sorted(failed)}" if failed else
          f"{len(left)} runs to go on with" if left else "all done", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
