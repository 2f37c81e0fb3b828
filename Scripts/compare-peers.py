#!/usr/bin/env python3
"""Runs the benchmarks and a peers' program on the same machine and prints the table of ratios.

Both print one JSON line per measurement, with the keys workload, peer, threads, nsPerCell and check. They take turns
workload by workload, so that both see the machine in the same state. A check agrees where the two figures are at most
four standard errors of their difference apart, of which each side brings as much; a peer that fails is named and left
out. Exit code 1: the checks of a workload disagree, and its ratio counts for nothing.
"""
import argparse
import hashlib
import json
import math
import os
import pathlib
import platform
import subprocess
import sys
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
STANDARD_ERRORS = 4
USAGE, UNAVAILABLE, INTERNAL = 64, 69, 70  # sysexits


def say(text):
    print(f"compare-peers: {text}", file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "--peers", type=pathlib.Path, default=ROOT.parent / "shared" / "bench" / "peers.py",
        help="the peers' program (default: %(default)s)")
    parser.add_argument(
        "--python", type=pathlib.Path,
        help="the interpreter that has what the peers need; if not given, a virtual environment under .build, one for "
        "each requirements.txt beside a peers' program, which is made where it is missing")
    parser.add_argument(
        "--benchmarks", type=pathlib.Path, default=ROOT / ".build" / "release" / "benchmarks",
        help="our program (default: %(default)s)")
    parser.add_argument("--only", help="the workload to run; all if not given")
    parser.add_argument("--repeat", type=int, default=5, help="the timed runs of each (default: %(default)s)")
    parser.add_argument("--lines", type=pathlib.Path, help="where to write the JSON lines of both as well")
    return parser.parse_args()


def interpreter(peers):
    """The Python of the peers' virtual environment, which is made where it is missing; None where it cannot be."""
    requirements = peers.parent / "requirements.txt"
    needed = requirements.read_bytes() if requirements.exists() else b""
    folder = ROOT / ".build" / "peers-venv" / hashlib.sha256(needed).hexdigest()[:12]
    python, complete = folder / "bin" / "python", folder / "complete"
    if complete.exists():
        return python
    say(f"making a virtual environment in {folder}")
    try:
        venv.create(folder, with_pip=True, clear=True)
        if requirements.exists():
            say(f"installing {requirements}")
            subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", requirements], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        say(f"no environment for the peers: {error}")
        return None
    complete.touch()
    return python


def run(command):
    """The JSON lines that a program prints, and what went wrong, if anything did."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    except OSError as error:
        return [], str(error)
    lines = []
    for text in done.stdout.splitlines():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        if isinstance(line, dict) and "nsPerCell" in line:
            lines.append(line)
    if done.returncode == 0:
        return lines, None
    words = done.stderr.strip().splitlines()
    return lines, f"exit code {done.returncode}: {words[-1] if words else 'no message'}"


def processor():
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def agreement(ours, theirs):
    """Whether two checks agree, and how far apart they are in standard errors of their difference."""
    error = math.sqrt(2) * ours["standardError"]
    distance = abs(ours["check"] - theirs["check"]) / error
    return distance <= STANDARD_ERRORS, f"{ours['check']:.5g} and {theirs['check']:.5g}, {distance:.1f} s.e."


def prices(peers):
    """The price table that the peers fit to, or the one that is shipped where theirs is not there."""
    theirs = peers.parent.parent / "data" / "prices_daily.csv"
    return theirs if theirs.exists() else ROOT / "Models" / "prices.csv"


def rows(ours, peers):
    """The rows of a workload, and whether every check agrees."""
    agree, table = True, []
    for own in (line for line in ours if line["peer"] == "ballast"):
        floor = next((line for line in ours if line["peer"] == "floor" and line["threads"] == own["threads"]), None)
        start = [own["workload"], str(own["threads"]), f"{own['nsPerCell']:.3f}"]
        end = [f"{floor['nsPerCell']:.3f}", f"{own['nsPerCell'] / floor['nsPerCell']:.2f}"] if floor else ["", ""]
        matches = [line for line in peers if line["threads"] == own["threads"]]
        if not matches:
            table.append(start + ["", "", ""] + end + [""])
        for line in matches:
            good, words = agreement(own, line)
            agree = agree and good
            ratio = f"{line['nsPerCell'] / own['nsPerCell']:.1f}"
            table.append(
                start + [line["peer"], f"{line['nsPerCell']:.3f}", ratio] + end + [("" if good else "NO: ") + words])
    return table, agree


def main():
    options = arguments()
    if not options.benchmarks.exists():
        say(f"{options.benchmarks} is not there: build it with swift build -c release --product benchmarks")
        return UNAVAILABLE
    listed = subprocess.run([options.benchmarks, "--list"], stdout=subprocess.PIPE, text=True, check=True)
    known = listed.stdout.split()
    if options.only is not None and options.only not in known:
        say(f"no workload {options.only}: there are {', '.join(known)}")
        return USAGE
    notes, python = [], None
    if options.peers.exists():
        python = options.python or interpreter(options.peers)
        if python is None:
            notes.append("The peers did not run: what they need could not be installed.")
    else:
        notes.append(f"The peers did not run: {options.peers} is not there; name their program with --peers.")
    table, everything, sums, agree = [], [], [], True
    for workload in [options.only] if options.only else known:
        selection = ["--only", workload, "--repeat", str(options.repeat)]
        say(f"{workload}: ours")
        ours, failure = run([options.benchmarks, *selection, "--prices", str(prices(options.peers))])
        if failure:
            say(f"our {workload} failed: {failure}")
            return INTERNAL
        peers = []
        if python:
            say(f"{workload}: the peers")
            peers, failure = run([python, options.peers, *selection])
            if failure:
                notes.append(f"A peer failed at {workload}, {failure}")
        everything += ours + peers
        new, good = rows(ours, peers)
        table, agree = table + new, agree and good
        floor = next((line for line in ours if line["peer"] == "floor"), None)
        sums.append(f"* {workload}: {floor['sum'] if floor else 'no part of it can be timed alone'}")
        own = {line["threads"]: line["nsPerCell"] for line in ours if line["peer"] == "ballast"}
        most = max(own)
        if most > 1 and 1 in own:
            notes.append(f"{workload}: {most} threads are {own[1] / own[most]:.2f} times as fast as one.")

    if options.lines:
        options.lines.write_text("".join(json.dumps(line) + "\n" for line in everything))
    level = next((line["instructionSet"] for line in everything if "instructionSet" in line), "unknown")
    print(f"{processor()}, {os.cpu_count()} processors, instruction set {level}; medians of {options.repeat} runs, "
          "ns per cell.\n")
    print("| workload | threads | ours | peer | theirs | theirs / ours | floor | ours / floor | checks |")
    print("| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | --- |")
    for row in table:
        print(f"| {' | '.join(row)} |")
    print(f"\nChecks agree within {STANDARD_ERRORS} standard errors of their difference, each side bringing the one "
          "that ours states.")
    if sums:
        print("\nA floor is, per cell and timed alone:\n\n" + "\n".join(sums))
    if notes:
        print("\n" + "\n".join(f"* {note}" for note in notes))
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
