#!/usr/bin/env python3
"""Draws the invented borrowers of Models/books/crowd.csv: the same file at every run.

Sizes follow a power law (a debt is larger than x with probability (least / x)^0.4, up to a largest one), as they do at
lending markets, where a few accounts owe most of it. Four kinds of account: one coin behind dollars, several coins behind
dollars, loops of staked ether in the first e-mode, and dollars behind a coin. How much of its limit an account uses is
spread between a fifth and all but a hundredth of it, and loops use more. Every figure is a choice.

    Scripts/crowd.py > Models/books/crowd.csv
"""

import random
import sys

PRICES = {
    "WBTC": 46000, "WETH": 2300, "wstETH": 2650, "LINK": 14.1, "AAVE": 107, "UNI": 6.4, "CRV": 0.55, "USDC": 1,
}
# Liquidation thresholds of the card of Aave v3 Ethereum: what a debt is drawn against.
THRESHOLDS = {
    "WBTC": 0.78, "WETH": 0.83, "wstETH": 0.81, "LINK": 0.71, "AAVE": 0.76, "UNI": 0.74, "CRV": 0.41, "USDC": 0.78,
}
LOOP_THRESHOLD = 0.95
ACCOUNTS = 200
LEAST, LARGEST, EXPONENT = 2_500, 80_000_000, 0.4


def size(draw, least=LEAST, largest=LARGEST):
    """Dollars of debt."""
    low, high = largest ** -EXPONENT, least ** -EXPONENT
    return (low + draw.random() * (high - low)) ** (-1 / EXPONENT)


def rounded(quantity):
    """Four digits: nobody's position to the unit."""
    return f"{float(f'{quantity:.4g}'):.10f}".rstrip("0").rstrip(".")


def rows(draw, number):
    """The positions of an account: kind, asset, units, interest rate, category."""
    kind = draw.random()
    if kind < 0.08:
        use = 1 - draw.uniform(0.01, 0.06)
        debt = size(draw, least=200_000, largest=30_000_000)
        held = debt / (use * LOOP_THRESHOLD)
        return [
            ("collateral", "wstETH", held / PRICES["wstETH"], "", "1"),
            ("debt", "WETH", debt / PRICES["WETH"], 0.024, "1"),
        ]
    # The larger the debt, the more of its limit is left.
    debt = size(draw)
    use = min(0.99, max(0.2, draw.betavariate(5, 2.2) - 0.03 * (debt > 1_000_000)))
    if kind < 0.16:
        coin = draw.choice(["WETH", "WETH", "WBTC"])
        held = debt / (use * THRESHOLDS["USDC"])
        return [
            ("collateral", "USDC", held, "", ""),
            ("debt", coin, debt / PRICES[coin], 0.024 if coin == "WETH" else 0.012, ""),
        ]
    # The small coins stand behind small debts only, and those that count alone stand alone.
    pool = ["WETH", "WETH", "WETH", "WBTC", "WBTC", "wstETH", "wstETH"]
    count = 1 if kind < 0.66 else draw.choice([2, 2, 3])
    if debt < 3_000_000:
        pool += ["LINK", "AAVE"] + (["UNI", "CRV"] if count == 1 else [])
    coins = []
    while len(coins) < count:
        coin = draw.choice(pool)
        if coin not in coins:
            coins.append(coin)
    parts = [draw.uniform(0.2, 1) for _ in coins]
    limit = debt / use
    lines = [
        ("collateral", coin, limit * part / sum(parts) / THRESHOLDS[coin] / PRICES[coin], "", "")
        for coin, part in zip(coins, parts)
    ]
    return lines + [("debt", "USDC", debt, 0.052, "")]


def main():
    draw = random.Random(20240108)
    write = sys.stdout.write
    write("# name: A crowd of 200 borrowers\n# asOf: 2024-01-08\n")
    write("# An invented book for trials, drawn by Scripts/crowd.py: nobody holds these positions. Prices are of the order of\n")
    write("# those of January 2024.\n")
    for asset, price in PRICES.items():
        write(f"# price {asset}: {price}\n")
    write("account,kind,asset,quantity,interest_rate,category\n")
    for number in range(1, ACCOUNTS + 1):
        for kind, asset, units, rate, category in rows(draw, number):
            write(f"b{number:03},{kind},{asset},{rounded(units)},{rate},{category}\n")


if __name__ == "__main__":
    main()
