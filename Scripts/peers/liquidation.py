#!/usr/bin/env python3
"""Liquidations at a lending market as a fluent NumPy user would simulate them, without feedback on prices.

The market is that of the peers' other workloads: 20 assets, correlated geometric Brownian motion without drift, 72
hourly steps, 1,000 paths. 10,000 accounts hold 3 assets each and owe dollars. Each hour, every account whose
collateral, weighted by its threshold of 0.8, is worth less than its debt is liquidated once:

* the liquidator repays half of the debt, or all of it where health is below 0.95 or the debt or the chosen collateral
  is below 2,000 dollars; the chosen collateral is the account's most valuable one;
* it seizes collateral worth 1.05 times what it repays, at the market's price; where that is more than is held, it takes
  what is held and repays the value of that over 1.05;
* where no collateral is left but debt is, the debt is booked as bad debt and the account is closed.

Prints a JSON line per peer and number of threads. A cell is an account at a step of a path. `check` is the mean over
the paths of the dollars repaid and `stdError` its standard error over the paths; `badDebt` and `liquidated` are the
means of the dollars of bad debt and of the accounts that were liquidated at least once; `peakMegabytes` adds up the
largest memory of the processes, which share some of it. The peers, from the rules written down to the rules outwitted:

* `numpy` keeps what every account holds and owes on every path, and looks at all of them hour by hour;
* `numpy-lazy` does so only from an account's first liquidation on: until then it is the same on all paths, and the health
  of all such accounts on all paths is one matrix product;
* `numpy-foresight` first looks at the lowest price that each asset will have, and leaves out every account that would
  not be liquidated even if all of them came together. Only where sales do not move prices can that be known.

The workload `liquidation-feedback` is `numpy` once more, to stand beside an engine whose sales do move prices: the peer's
do not there either, so that its check is of the same size as the engine's and not the same figure.
"""
import argparse
import concurrent.futures
import dataclasses
import enum
import functools
import json
import math
import multiprocessing
import os
import resource
import statistics
import sys
import time

# Every worker has its own paths; threads inside its matrix products would be too many. Read when NumPy is loaded.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402

CORES = os.cpu_count() or 1
ASSETS, STEPS, PATHS, ACCOUNTS, SLOTS = 20, 72, 1_000, 10_000, 3
HOURS_PER_DAY = 24
SEED = 7
# A unit of every asset at the start: at this one, the dollars of the rules decide half of the liquidations.
START_PRICE = 1_000.0

THRESHOLD = 0.8
BONUS = 0.05
CLOSE_FACTOR = 0.5
WHOLE_BELOW_HEALTH = 0.95
WHOLE_BELOW_DOLLARS = 2_000.0

# Paths of one draw.
BLOCK_PATHS = 125


# The book ------------------------------------------------------------------------------------------------------------

@dataclasses.dataclass
class Book:
    """Accounts: the assets that each holds and their units, by slot and account, and the dollars that each owes."""
    held: np.ndarray
    units: np.ndarray
    debt: np.ndarray

    def part(self, first, count):
        some = slice(first, first + count)
        return Book(self.held[:, some], self.units[:, some], self.debt[some])


def philox(seed, stream, step, pair, paths):
    """Two random 64-bit words per path by Philox4x32-10, at an address of our own random streams.

    Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3".
    """
    low, half = np.uint64(0xFFFF_FFFF), np.uint64(32)
    paths = np.asarray(paths, dtype=np.uint64)
    c0, c1 = paths & low, (paths >> half) | np.uint64(stream << 16)
    c2, c3 = np.full_like(paths, step), np.full_like(paths, pair)
    k0, k1 = seed & 0xFFFF_FFFF, seed >> 32
    for _ in range(10):
        product0, product1 = c0 * np.uint64(0xD251_1F53), c2 * np.uint64(0xCD9E_8D57)
        c0, c1 = (product1 >> half) ^ c1 ^ np.uint64(k0), product1 & low
        c2, c3 = (product0 >> half) ^ c3 ^ np.uint64(k1), product0 & low
        k0, k1 = (k0 + 0x9E37_79B9) & 0xFFFF_FFFF, (k1 + 0xBB67_AE85) & 0xFFFF_FFFF
    return c0 | c1 << half, c2 | c3 << half


def normals(words):
    """A standard normal per word: the top bit is the sign, and the 52 bits below it say how far out it lies."""
    inverse = statistics.NormalDist().inv_cdf
    tail = (((words << np.uint64(1)) >> np.uint64(12)).astype(float) + 0.5) * 2.0**-53
    magnitude = -np.array([inverse(probability) for probability in tail.tolist()])
    return np.where(words >> np.uint64(63) == 1, -magnitude, magnitude)


def draw_book(accounts=ACCOUNTS, start_price=START_PRICE):
    """The accounts of our own benchmark of liquidations: from the same random bits, the same numbers but for rounding.

    Three different assets, standard lognormal units, and a debt of 20 to 79 % of the collateral at the start.
    """
    numbers = np.arange(accounts)
    first, last = philox(5, 3, 0, 0, numbers), philox(5, 3, 0, 1, numbers)
    units = np.exp([normals(first[0]), normals(first[1]), normals(last[0])])
    uniforms = [(philox(5, 4, 0, pair, numbers)[0] >> np.uint64(11)).astype(float) * 2.0**-53 for pair in range(4)]
    held = np.empty((SLOTS, accounts), dtype=np.intp)
    for account in range(accounts):
        unheld = list(range(ASSETS))
        for slot in range(SLOTS):
            held[slot, account] = unheld.pop(int(uniforms[slot][account] * len(unheld)))
    return Book(held, units, units.sum(axis=0) * start_price * (0.2 + 0.59 * uniforms[3]))


# The market ----------------------------------------------------------------------------------------------------------

def covariance_per_step():
    """Daily volatility from 3 % to 6 %, one common factor with loadings from 0.75 to 0.90."""
    sigma, loading = np.linspace(0.03, 0.06, ASSETS), np.linspace(0.75, 0.90, ASSETS)
    correlation = np.outer(loading, loading)
    np.fill_diagonal(correlation, 1.0)
    return correlation * np.outer(sigma, sigma) / HOURS_PER_DAY


def draw_prices(covariance, seed, steps, paths, start_price=START_PRICE):
    """Prices by step, path and asset. They are martingales: log prices fall by half their variance."""
    generator = np.random.Generator(np.random.SFC64(seed))
    prices = generator.standard_normal((steps, paths, ASSETS)) @ np.linalg.cholesky(covariance).T
    prices -= 0.5 * np.diag(covariance)
    np.cumsum(prices, axis=0, out=prices)
    np.exp(prices, out=prices)
    prices *= start_price
    return prices


# The rules -----------------------------------------------------------------------------------------------------------

class Peer(enum.Enum):
    """Which accounts are in the table of those that differ from path to path, and from when on."""
    ALL = "numpy"
    LIQUIDATED = "numpy-lazy"
    FORESEEN = "numpy-foresight"

    @property
    def block_accounts(self):
        """How many accounts are simulated together, so that what they need at one hour stays in the caches.

        Of 100, 250, 500, 1,000, 2,500 and 10,000 each peer's fastest.
        """
        return {Peer.ALL: 1_000, Peer.LIQUIDATED: 2_500, Peer.FORESEEN: 10_000}[self]


class Venue:
    """Some accounts on some paths at once: a table with a row per path and account.

    Who is not in it, as until its first liquidation an account need not be, is the same on every path, so that the health
    of all of them on all paths is one matrix product.
    """

    def __init__(self, paths, accounts):
        size = paths * accounts
        self.health, self.below, self.moved = np.empty(size), np.empty(size, dtype=bool), np.empty(size, dtype=bool)
        # The table; a place is that of a slot's price among the prices of all paths.
        self.rows = 0
        self.path, self.place = np.empty(size, dtype=np.intp), np.empty((SLOTS, size), dtype=np.intp)
        self.units, self.debt = np.empty((SLOTS, size)), np.empty(size)
        self.value, self.weighted = np.empty((SLOTS, size)), np.empty(size)
        self.liquidated = np.empty(size, dtype=bool)

    def run(self, prices, book, peer):
        """The dollars repaid, the bad debt and the number of liquidated accounts on each path: three rows."""
        steps, paths, assets = prices.shape
        accounts = book.debt.size
        size = paths * accounts
        health, below = (array[:size].reshape(paths, accounts) for array in (self.health, self.below))
        moved = self.moved[:size].reshape(paths, accounts)
        moved[:] = False
        self.rows = 0
        results = np.zeros((3, paths))
        weighted = np.zeros((assets, accounts))    # over the debt: a price's row times it is health
        for held, units in zip(book.held, book.units):
            weighted[held, np.arange(accounts)] = THRESHOLD * units / book.debt
        if peer is Peer.ALL:
            self.move(np.arange(size), book, assets)
        elif peer is Peer.FORESEEN:
            np.matmul(prices.min(axis=0), weighted, out=health)
            self.move(np.flatnonzero(health < 1.0), book, assets)
        for now in prices:
            if peer is Peer.LIQUIDATED:
                np.matmul(now, weighted, out=health)
                np.less(health, 1.0, out=below)
                np.greater(below, moved, out=below)
                cells = np.flatnonzero(below)
                self.moved[cells] = True
                self.move(cells, book, assets)
            self.liquidate(now.ravel(), results)
        results[2] = np.bincount(self.path[:self.rows], self.liquidated[:self.rows], minlength=paths)
        return results

    def move(self, cells, book, assets):
        """Adds rows to the table; a cell is path times accounts plus account."""
        path, account = np.divmod(cells, book.debt.size)
        new = slice(self.rows, self.rows + cells.size)
        self.rows = new.stop
        self.path[new] = path
        self.place[:, new] = book.held[:, account] + path * assets
        self.units[:, new] = book.units[:, account]
        self.debt[new] = book.debt[account]
        self.liquidated[new] = False

    def liquidate(self, now, results):
        """Applies the rules to the table at the prices of one hour."""
        rows = self.rows
        value, weighted = self.value[:, :rows], self.weighted[:rows]
        for slot in range(SLOTS):
            # Without a mode that cannot fail, NumPy fills a copy first.
            now.take(self.place[slot, :rows], out=value[slot], mode="clip")
        value *= self.units[:, :rows]
        np.add.reduce(value, axis=0, out=weighted)
        weighted *= THRESHOLD
        row = np.flatnonzero(weighted < self.debt[:rows])
        if not row.size:
            return
        path, debt, weighted, value = self.path[row], self.debt[row], weighted[row], value[:, row]
        self.liquidated[row] = True
        slot, chosen = value.argmax(axis=0), value.max(axis=0)
        whole = weighted < WHOLE_BELOW_HEALTH * debt
        whole |= debt < WHOLE_BELOW_DOLLARS
        whole |= chosen < WHOLE_BELOW_DOLLARS
        repaid = np.where(whole, debt, CLOSE_FACTOR * debt)
        most = chosen / (1 + BONUS)
        capped = repaid >= most
        np.minimum(repaid, most, out=repaid)
        left = self.units[slot, row] - repaid * (1 + BONUS) / now[self.place[slot, row]]
        left[capped] = 0
        self.units[slot, row] = left
        debt -= repaid
        bad = np.where(self.units[:, row].any(axis=0), 0, debt)
        self.debt[row] = debt - bad
        results[0] += np.bincount(path, repaid, minlength=results.shape[1])
        results[1] += np.bincount(path, bad, minlength=results.shape[1])


@functools.cache
def own_venue(accounts):
    """The memory of this process, which all its blocks use one after the other."""
    return Venue(BLOCK_PATHS, accounts)


def simulate_block(first, book, peer):
    """The results of the paths from a first one on, as many as a block has."""
    paths = min(BLOCK_PATHS, PATHS - first)
    prices = draw_prices(covariance_per_step(), [SEED, first], STEPS, paths)
    results = np.zeros((3, paths))
    accounts = peer.block_accounts
    for account in range(0, book.debt.size, accounts):
        results += own_venue(accounts).run(prices, book.part(account, accounts), peer)
    return results


# The measurement -----------------------------------------------------------------------------------------------------

def liquidation(repeat, workload="liquidation", peers=tuple(Peer)):
    book = draw_book()
    firsts = range(0, PATHS, BLOCK_PATHS)
    cells = ACCOUNTS * STEPS * PATHS
    for peer in peers:
        block = functools.partial(simulate_block, book=book, peer=peer)
        for workers in sorted({1, CORES}):
            # Processes, because the short calls of threads wait for each other.
            pool = concurrent.futures.ProcessPoolExecutor(workers, multiprocessing.get_context("fork"))
            with pool:
                times = []
                for _ in range(1 + repeat):
                    start = time.perf_counter()
                    repaid, bad, liquidated = np.concatenate(list(pool.map(block, firsts)), axis=1)
                    times.append(time.perf_counter() - start)
            seconds = statistics.median(times[1:])
            own, worker = (resource.getrusage(who).ru_maxrss / 1024
                           for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
            print(json.dumps({
                "workload": workload, "peer": peer.value, "threads": workers, "seconds": round(seconds, 6),
                "cells": cells, "nsPerCell": round(seconds / cells * 1e9, 4), "check": float(repaid.mean()),
                "stdError": float(repaid.std(ddof=1) / math.sqrt(PATHS)), "badDebt": float(bad.mean()),
                "liquidated": float(liquidated.mean()), "peakMegabytes": round(own + workers * worker),
            }), flush=True)


# The test ------------------------------------------------------------------------------------------------------------

def plain(prices, book, seen):
    """The rules once more, account by account; what happened is added to `seen`."""
    steps, paths, _ = prices.shape
    results = np.zeros((3, paths))
    for path in range(paths):
        for account in range(book.debt.size):
            held, units = book.held[:, account].tolist(), book.units[:, account].tolist()
            debt, count = float(book.debt[account]), 0
            for step in range(steps):
                price = [float(prices[step, path, asset]) for asset in held]
                value = [p * u for p, u in zip(price, units)]
                health = THRESHOLD * sum(value) / debt if debt > 0 else math.inf
                if health >= 1:
                    continue
                count += 1
                slot = value.index(max(value))
                reasons = {
                    "low health": health < 0.95, "small debt": debt < 2000, "small collateral": value[slot] < 2000}
                seen.update(name for name, holds in reasons.items() if holds and sum(reasons.values()) == 1)
                repaid = debt if any(reasons.values()) else debt / 2
                seen.add("whole" if any(reasons.values()) else "half")
                units_seized = repaid * 1.05 / price[slot]
                if units_seized > units[slot]:
                    units_seized, repaid = units[slot], value[slot] / 1.05
                    seen.add("capped")
                units[slot] -= units_seized
                debt -= repaid
                results[0, path] += repaid
                if debt > 0 and not any(units):
                    seen.add("bad debt")
                    results[1, path] += debt
                    debt = 0.0
            if count > 1:
                seen.add("again")
            results[2, path] += count > 0
    return results


def self_test():
    """The peers against the plain rules, in markets wild enough for each rule; random bits against known ones."""
    known = {(0, 0, 0, 0, 0): (0xE169C58D6627E8D5, 0x9B00DBD8BC57AC4C),     # Random123's kat_vectors
             (2**64 - 1, 0xFFFF, 2**32 - 1, 2**32 - 1, 2**48 - 1): (0x41C83B0E408F276D, 0x6D5451FDA20BC7C6)}
    for (seed, stream, step, pair, path), block in known.items():
        assert tuple(int(word[0]) for word in philox(seed, stream, step, pair, [path])) == block, "Philox4x32-10"
    paths, steps, seen = 5, 48, set()
    for scale, start_price in (1, START_PRICE), (20, START_PRICE), (20, 10_000.0), (100, 10_000.0):
        book = draw_book(120, start_price)
        prices = draw_prices(scale * covariance_per_step(), [SEED, scale], steps, paths, start_price)
        expected = plain(prices, book, seen)
        for peer in Peer:
            venue = Venue(paths, 120)
            for _ in range(2):    # the memory of one run must not reach the next
                results = venue.run(prices, book, peer)
                np.testing.assert_allclose(results, expected, rtol=1e-11, atol=1e-6)
    every = {"half", "whole", "low health", "small debt", "small collateral", "capped", "bad debt", "again"}
    assert seen == every, f"never seen: {every - seen}"
    print("liquidation: the peers agree with the plain rules, of which each was at work", file=sys.stderr)


WORKLOADS = {
    "liquidation": liquidation,
    "liquidation-feedback": functools.partial(liquidation, workload="liquidation-feedback", peers=(Peer.ALL,)),
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--only", choices=WORKLOADS, help="the workload to run; all if not given")
    parser.add_argument("--repeat", type=int, default=5,
                        help="the timed runs of each, after one that is not counted (default: %(default)s)")
    parser.add_argument("--self-test", action="store_true", help="test the peers on small cases and time nothing")
    arguments = parser.parse_args()
    if arguments.self_test:
        self_test()
    else:
        for workload in [arguments.only] if arguments.only else WORKLOADS:
            WORKLOADS[workload](arguments.repeat)
