#!/usr/bin/env python3
"""Takes the shipped books and venues through the hours of real crashes, and prints what is liquidated.

Reads records of trading which are not shipped: a folder with tables of a row per bar and asset, with columns ts_utc,
symbol, open, high, low and close. Each window is run twice: through the closes of its bars, and through their lows, which
is deeper than any path was. Prints Markdown, and on standard error what was refused or had no record.
"""
import argparse
import csv
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODELS = ROOT / "Models"
NO_INPUT, UNAVAILABLE = 66, 69  # sysexits

# A file of the folder, the first bar, the hours, the hours of a bar, and what is otherwise than usual beside the prices: the
# judgements of the shipped scenarios.
WINDOWS = {
    "March 2020": ("2020-03_covid_1h", "2020-03-12T00:00Z", 48, 1, {"gas": 20, "depth": 0.3}),
    "May 2022": ("2022-05_terra_1h", "2022-05-09T00:00Z", 96, 1, {"depth": 0.4}),
    "November 2022": ("2022-11_ftx_1h", "2022-11-07T00:00Z", 96, 1, {"depth": 0.5, "liquidatorCapital": 0.5}),
    "March 2023": ("2023-03_svb_usdc_1h", "2023-03-10T20:00Z", 64, 1, {}),
    "August 2024": ("2024-08-05_yen_unwind_4h_perp", "2024-08-04T00:00Z", 48, 4, {"gas": 10, "depth": 0.5}),
}
# The dollars that USDC cost in March 2023 stand in a table of their own.
DOLLARS = {"March 2023": ("2023-03_usdc_dai_depeg_1h_usd", "USDC", "kraken_usdcusd")}
# The venue's card and its book.
VENUES = {
    "Aave": ("aave-v3-ethereum", "crowd"),
    "Compound": ("compound-v3-usdc", "compound"),
    "Maker": ("maker-eth-a", "vaults"),
}
STABLE = ["USDC", "USDT", "DAI", "TUSD", "USDP", "BUSD", "GHO"]
FOLLOW = {"WETH": "ETH", "wstETH": "ETH", "stETH": "ETH", "WBTC": "BTC"}
POINTS = ["close", "low"]


def say(text):
    print(f"crashes: {text}", file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("records", type=pathlib.Path, help="the folder of the records")
    parser.add_argument(
        "--ballast", type=pathlib.Path, default=ROOT / ".build" / "release" / "ballast",
        help="the program (default: %(default)s)")
    parser.add_argument("--model", type=pathlib.Path, default=MODELS / "onchain.json5",
                        help="the market model, of which only the assets matter (default: %(default)s)")
    parser.add_argument("--liquidity", type=pathlib.Path, default=MODELS / "liquidity" / "onchain.json5",
                        help="the market that sales meet (default: %(default)s)")
    parser.add_argument("--only", choices=WINDOWS, help="the window to replay; all if not given")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder in which the scenario files are left")
    return parser.parse_args()


def table(header, rows):
    lines = [header, ["---"] * 3 + ["---:"] * (len(header) - 3)] + rows
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def moment(text):
    return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%MZ")


def record(path):
    """The bars of each asset, by the moment at which they begin."""
    bars = {}
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            if all(row[key] for key in ["open", "high", "low", "close"]):
                bars.setdefault(row["symbol"], {})[row["ts_utc"]] = {
                    key: float(row[key]) for key in ["open", "high", "low", "close"]}
    return bars


def dollars(path, prefix):
    with path.open(newline="") as file:
        return {row["ts_utc"]: {key: float(row[f"{prefix}_{key}"]) for key in ["open", "high", "low", "close"]}
                for row in csv.DictReader(file) if row[f"{prefix}_close"]}


def levels(bars, start, hours, step, point):
    """The path from the opening through one price of each bar, at the bar's end; None where a bar is missing."""
    starts = [(moment(start) + datetime.timedelta(hours=hour)).strftime("%Y-%m-%dT%H:%MZ")
              for hour in range(0, hours, step)]
    if any(text not in bars for text in starts):
        return None
    first = bars[starts[0]]["open"]
    return [1] + [bars[text][point] / first for text in starts]


def scenario(name, point, folder):
    """The scenario of a window through one price of its bars."""
    file, start, hours, step, stress = WINDOWS[name]
    bars = record(folder / f"{file}.csv")
    if name in DOLLARS:
        other, asset, prefix = DOLLARS[name]
        bars[asset] = dollars(folder / f"{other}.csv", prefix)
    found = {asset: levels(bars[asset], start, hours, step, point) for asset in sorted(bars)}
    gaps = [asset for asset, path in found.items() if path is None]
    found = {asset: path for asset, path in found.items() if path is not None}
    for asset in gaps if point == POINTS[0] else []:
        say(f"{name}: {asset} lacks a bar and {'stands still' if asset in STABLE else 'goes with ETH'}")
    history = {
        "start": start, "stepSeconds": 3600 * step, "levels": found,
        "follow": {asset: {"asset": leader} for asset, leader in FOLLOW.items()},
        # A coin without a record goes with ether. A dollar is none: it stands still.
        "others": {"asset": "ETH"},
        "still": [asset for asset in STABLE if asset not in found],
    }
    return {
        "ballastScenario": 1, "name": f"{name}, {point}s", "alone": True, "history": history, "stress": stress,
        "sources": [f"{file}.csv", "depth, gas and capital: the judgements of the shipped scenario"],
    }


class Runs:
    """The program's answers."""

    def __init__(self, options):
        self.options, self.failed = options, False

    def run(self, venue, path):
        card, book = VENUES[venue]
        done = subprocess.run(
            [self.options.ballast, "stress", self.options.model, "--venue", MODELS / "venues" / f"{card}.json5",
             "--book", MODELS / "books" / f"{book}.csv", "--liquidity", self.options.liquidity, "--scenario", path,
             "--json", "--quiet"], capture_output=True, text=True)
        if done.returncode == 0:
            return json.loads(done.stdout)
        self.failed = True
        say(f"{venue}, {path.stem}: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}")
        return None


def millions(value):
    return "0" if value == 0 else f"{value / 1e6:.3g}"


def row(name, point, venue, answer):
    if answer is None:
        return [name, point, venue] + ["refused"] * 7
    figures = {key: answer[key]["mean"] for key in
               ["accounts", "repaid", "badDebt", "fundDrawdown", "usersLoss", "uncovered"] if key in answer}
    ratio = (answer.get("amplification") or {}).get("ratio")
    return [name, point, venue, f"{figures['accounts']:.0f}", millions(figures["repaid"]), millions(figures["badDebt"]),
            millions(figures["fundDrawdown"]), millions(figures["usersLoss"]), millions(answer["left"]["uncovered"]),
            "" if ratio is None else f"{ratio:.2f}"]


def main():
    options = arguments()
    if not options.ballast.exists():
        say(f"{options.ballast} is not there: build it with swift build -c release --product ballast")
        return UNAVAILABLE
    names = [options.only] if options.only else list(WINDOWS)
    files = [WINDOWS[name][0] for name in names] + [DOLLARS[name][0] for name in names if name in DOLLARS]
    for file in files:
        if not (options.records / f"{file}.csv").exists():
            say(f"{options.records / file}.csv is not there: name the folder of the records")
            return NO_INPUT
    runs, rows = Runs(options), []
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            say(name)
            for point in POINTS:
                path = folder / f"{name.lower().replace(' ', '-')}-{point}.json"
                path.write_text(json.dumps(scenario(name, point, options.records), indent=1))
                rows += [row(name, point, venue, runs.run(venue, path)) for venue in VENUES]
    print("Millions of dollars; prices through the closes and through the lows of bars.\n")
    print(table(["window", "bars", "venue", "accounts", "repaid", "bad debt", "fund", "users' loss", "uncovered",
                 "amplification"], rows))
    return 1 if runs.failed else 0


if __name__ == "__main__":
    sys.exit(main())
