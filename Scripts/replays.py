#!/usr/bin/env python3
"""Fits every law to the prices before four crashes, and prints what probability it gave to what came next.

Reads two tables of real prices, which are not shipped: prices_daily.csv, with a column per coin, and
stablecoins_daily.csv, with columns such as USDC_close. Prints Markdown. What a law refuses has no figure, and its
message follows the tables.
"""
import argparse
import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
NO_INPUT, UNAVAILABLE = 66, 69  # sysexits

LAWS = ["gaussian", "studentT", "jumpDiffusion", "garch", "gjr", "dcc", "copula", "filteredCopula", "bootstrap",
        "filteredHistorical", "regimeSwitching"]
# The rare paths of these are not where normal factors are large, so that importance sampling is no help.
PLAIN = {"jumpDiffusion", "bootstrap", "filteredHistorical", "claims"}
# Assets that are modelled as claims in the shipped example: a judgement, and made after these events.
CLAIMS = {"UST", "USDC"}
EVENTS = {"2020-03-11": [], "2022-05-06": ["LUNA", "UST"], "2022-11-05": ["FTT"], "2023-03-09": ["USDC"]}
# After this one coins rose, and USDC had no price on the eve of its break: there is no day of a crash to ask for.
NO_CRASH = "2023-03-09"
# What is asked instead where a fit is refused.
WIDER = {"copula": ["--tail-share", "0.15"], "filteredCopula": ["--tail-share", "0.15"]}
HORIZON = 10
LEAST_RETURNS = 250
# The day of the crash is the first to lose this share of what the ten days lost at worst.
CRASH_SHARE = 0.25
# A law that expected such ten days less than once in so many years called them impossible.
IMPOSSIBLE_YEARS = 1000
# Below this probability nothing is told apart.
LEAST_PROBABILITY = 1e-8


def say(text):
    print(f"replays: {text}", file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("prices", type=pathlib.Path, help="the folder of the two price tables")
    parser.add_argument(
        "--ballast", type=pathlib.Path, default=ROOT / ".build" / "release" / "ballast",
        help="the program (default: %(default)s)")
    parser.add_argument("--claims", type=pathlib.Path, default=ROOT / "Models" / "claims.json5",
                        help="a model of UST and USDC as claims; left out where it is missing (default: %(default)s)")
    parser.add_argument("--paths", type=int, default=1 << 20, help="the paths of each figure (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="their seed (default: %(default)s)")
    parser.add_argument("--only", choices=LAWS, help="the law to replay; all if not given")
    parser.add_argument("--figures", type=pathlib.Path, help="where to write every figure as JSON lines as well")
    return parser.parse_args()


def table(header, rows):
    lines = [header, ["---"] + ["---:"] * (len(header) - 1)] + rows
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


class Prices:
    """A price per day and asset, None where there is none."""

    def __init__(self, folder):
        coins = self.rows(folder / "prices_daily.csv")
        dollars = {row["date"]: row for row in self.rows(folder / "stablecoins_daily.csv")}
        self.dates = [row["date"] for row in coins]
        self.coins = [name for name in coins[0] if name != "date"]
        self.columns = {name: [row[name] for row in coins] for name in self.coins}
        for name in sorted(CLAIMS):
            self.columns[name] = [dollars.get(date, {}).get(f"{name}_close", "") for date in self.dates]
        self.columns = {name: [float(text) if text else None for text in column]
                        for name, column in self.columns.items()}

    @staticmethod
    def rows(path):
        with path.open(newline="") as file:
            return list(csv.DictReader(file))

    def write(self, path):
        with path.open("w", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(["date", *self.columns])
            for date, *prices in zip(self.dates, *self.columns.values()):
                lines.writerow([date] + ["" if price is None else price for price in prices])

    def upto(self, name, day):
        return self.columns[name][:self.dates.index(day) + 1]

    def last(self, name, day):
        """The last price up to a day: an asset that is no longer quoted keeps it."""
        return next(price for price in reversed(self.upto(name, day)) if price is not None)

    def listed(self, day):
        """The coins with a price on a day and enough returns before it."""
        def returns(column):
            return sum(None not in pair for pair in zip(column, column[1:]))
        columns = {name: self.upto(name, day) for name in self.coins}
        return [name for name, column in columns.items() if column[-1] and returns(column) >= LEAST_RETURNS]


class Case:
    """One holding on one eve, in equal parts by value, and what became of it at daily closes."""

    def __init__(self, prices, until, name, held, fitted):
        self.until, self.name, self.held, self.fitted = until, name, held, fitted
        first = prices.dates.index(until)
        days = prices.dates[first:first + HORIZON + 1]
        values = [sum(prices.last(asset, day) / prices.last(asset, until) for asset in held) / len(held)
                  for day in days]
        self.worst, self.worst_day = max(zip([1 - value for value in values[1:]], days[1:]), key=lambda pair: pair[0])
        falls = [(1 - after / before, eve, day) for before, after, eve, day in zip(values, values[1:], days, days[1:])]
        self.crash, self.eve, self.crash_day = next(
            fall for fall in falls if fall[0] >= CRASH_SHARE * self.worst)

    @property
    def title(self):
        return f"{self.name} after {self.until}"

    @property
    def basket(self):
        return ",".join(f"{name}={1 / len(self.held)!r}" for name in self.held)


def cases(prices):
    """Two coins and a basket at each event, and the assets that broke in it."""
    pair = ["BTC", "ETH"]
    for until, broken in EVENTS.items():
        listed = prices.listed(until)
        for name in pair:
            yield Case(prices, until, name, [name], pair)
        yield Case(prices, until, f"{len(listed)} coins", listed, listed)
        for name in broken:
            # A dollar stands beside BTC, so that laws of several assets can be fitted to it as well.
            yield Case(prices, until, name, [name], ["BTC", name] if name in CLAIMS else listed)


class Replay:
    """The program's answers, each model fitted once."""

    def __init__(self, options, prices, folder):
        self.options, self.folder, self.models, self.refusals = options, folder, {}, []
        self.prices = folder / "prices.csv"
        prices.write(self.prices)

    def run(self, *words):
        done = subprocess.run([self.options.ballast, *map(str, words), "--json", "--quiet"], capture_output=True,
                              text=True)
        return (json.loads(done.stdout), None) if done.returncode == 0 else (None, done.stderr.strip())

    def model(self, law, assets, until):
        """The model of a law fitted up to a day, None where it refuses."""
        key = (law, tuple(assets), until)
        if key not in self.models:
            path = self.folder / f"{len(self.models)}.json"
            words = ["fit", self.prices, "--assets", ",".join(assets), "--dynamics", law, "--until", until,
                     "--out", path]
            what = f"{law}, fit of {self.words(assets)} to {until}"
            _, refusal = self.run(*words)
            if refusal and law in WIDER:
                self.refuse(f"{what}, tried again with {' '.join(WIDER[law])}", refusal)
                _, refusal = self.run(*words, *WIDER[law])
            if refusal:
                self.refuse(what, refusal)
            self.models[key] = None if refusal else path
        return self.models[key]

    @staticmethod
    def words(assets):
        return " and ".join(assets) if len(assets) < 3 else f"{len(assets)} coins"

    def refuse(self, what, message):
        message = message.splitlines()[0].replace("ballast: ", "").replace(f"{self.prices}: ", "")
        self.refusals.append(f"{what}: {message}")

    def probability(self, law, model, case, days, loss):
        """The probability that a loss is reached at a daily close within some days, with its 95 % interval."""
        # A loss that is printed with all its digits would be missed by the last of them.
        words = ["risk", model, "--basket", case.basket, "--horizon", f"{days}d", "--touch", repr(loss * (1 - 1e-9)),
                 "--paths", self.options.paths, "--seed", self.options.seed]
        for sampling in ["plain"] if law in PLAIN else ["importance", "plain"]:
            answer, refusal = self.run(*words, "--sampling", sampling)
            # Importance sampling draws gains that no plain path has, and cannot bound an event that it hardly finds.
            if answer and None not in answer["touches"][0]["monitoredInterval"]:
                break
        if refusal:
            self.refuse(f"{law}, {days} day{'s' if days > 1 else ''} of {case.title}", refusal)
            return None
        touch = answer["touches"][0]
        return {"probability": touch["monitoredProbability"], "interval": touch["monitoredInterval"],
                "sampling": sampling, "paths": self.options.paths}

    def figure(self, law, case, crash):
        days, loss, until = (1, case.crash, case.eve) if crash else (HORIZON, case.worst, case.until)
        if law is None:
            return self.probability("claims", self.options.claims, case, days, loss)
        model = self.model(law, case.fitted, until)
        return model and self.probability(law, model, case, days, loss)


def digits(value, count=2):
    """A number to so many significant digits, without an exponent."""
    text = f"{value:#.{count}g}"
    return f"{float(text):.{count - 1 - math.floor(math.log10(value))}f}" if "e-" in text else text.rstrip(".")


def percent(probability):
    return digits(100 * probability, 3 if probability > 0.1 else 2)


def loss(value):
    return f"{100 * value:.4f} %" if value > 0.9999 else f"{100 * value:.2f} %"


def cell(figure):
    """A probability in per cent, with its interval; the interval's upper end where no path got there."""
    if figure is None:
        return "refused"
    low, high = figure["interval"]
    if figure["probability"] < LEAST_PROBABILITY:
        return f"< {percent(max(high, LEAST_PROBABILITY))}"
    return f"{percent(figure['probability'])} ({percent(low)} to {percent(high)})"


def once(figure):
    """Once in how many years such ten days come; bold where that is so rare that they were called impossible."""
    if figure is None:
        return "refused"
    reached = figure["probability"] >= LEAST_PROBABILITY
    years = HORIZON / 365 / (figure["probability"] if reached else max(figure["interval"][1], LEAST_PROBABILITY))
    text = "< 1" if years < 1 else f"{float(f'{years:.2g}'):,.0f}"
    text = text if reached else f"> {text}"
    return f"**{text}**" if years > IMPOSSIBLE_YEARS else text


def report(replayed, figures, laws):
    def print_table(chosen, head, crash, words):
        rows = [[law or "claims"] + [words(figures[law, case.title, crash]) if (law, case.title, crash) in figures
                                     else "" for case in chosen] for law in laws]
        print(table(["law"] + [head(case) for case in chosen],
                    [row for row in rows if any(row[1:])]))

    def at(until, chosen):
        return [case for case in chosen if case.until == until]

    print("## What came next\n")
    print(table(
        ["holding", "prices to", "worst loss in 10 days", "on", "day of the crash", "loss of that day"],
        [[case.name, case.until, loss(case.worst), case.worst_day, case.crash_day, loss(case.crash)]
         for case in replayed]))
    fallen = [case for case in replayed if case.until != NO_CRASH]
    broken = [case for case in replayed if case.name in EVENTS[case.until]]
    print("## Once in how many years\n")
    print_table([case for case in fallen if case not in broken], lambda case: f"{case.name} {case.until}", False, once)
    print_table(broken, lambda case: f"{case.name} {case.until}", False, once)
    print("## The probability of the ten days\n")
    for until in EVENTS:
        print(f"After {until}, in per cent:\n")
        print_table(at(until, replayed), lambda case: f"{case.name}, {loss(case.worst)}", False, cell)
    print("## The probability of the day of the crash\n")
    for until in EVENTS:
        chosen = at(until, fallen)
        if chosen:
            print(f"After {until}, in per cent:\n")
            print_table(chosen, lambda case: f"{case.name}, {loss(case.crash)} on {case.crash_day}", True, cell)


def main():
    options = arguments()
    if not options.ballast.exists():
        say(f"{options.ballast} is not there: build it with swift build -c release --product ballast")
        return UNAVAILABLE
    for name in ["prices_daily.csv", "stablecoins_daily.csv"]:
        if not (options.prices / name).exists():
            say(f"{options.prices / name} is not there: name the folder of the price tables")
            return NO_INPUT
    prices = Prices(options.prices)
    laws = [options.only] if options.only else LAWS
    replayed, figures = list(cases(prices)), {}
    with tempfile.TemporaryDirectory() as folder:
        replay = Replay(options, prices, pathlib.Path(folder))
        for law in laws:
            say(law)
            for case in replayed:
                for crash in [False] if case.until == NO_CRASH else [False, True]:
                    figures[law, case.title, crash] = replay.figure(law, case, crash)
        if options.claims.exists():
            say(options.claims.name)
            laws = laws + [None]
            for case in replayed:
                if case.name in CLAIMS:
                    figures[None, case.title, False] = replay.figure(None, case, False)
    report(replayed, figures, laws)
    if options.figures:
        options.figures.write_text("".join(
            json.dumps({"law": law or "claims", "case": title, "oneDay": crash, **(figure or {})}) + "\n"
            for (law, title, crash), figure in figures.items()))
    if replay.refusals:
        print("## What was refused\n")
        for refusal in replay.refusals:
            print(f"* {refusal}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
