#!/usr/bin/env python3
"""Writes reference.json: normal probabilities and option values in 60 digits, rounded once to double precision."""
import json
import os
import random

import mpmath
from mpmath import erfc, exp, log, mp, mpf, sqrt

mp.dps = 60
draw = random.Random(20240301)


def probability(x):
    """P(Z <= x), without cancellation in the lower tail."""
    return erfc(-mpf(x) / sqrt(mpf(2))) / 2


def option(call, spot, volatility, strike, expiry, growth, discount):
    """Black's formula in exact arithmetic on the doubles given, with h = log(F / K) / s and the deviation s."""
    forward = mpf(spot) * mpf(growth)
    deviation = mpf(volatility) * sqrt(mpf(expiry))
    standardised = log(forward / strike) / deviation
    up, down = standardised + deviation / 2, standardised - deviation / 2
    sign = 1 if call else -1
    value = sign * (forward * probability(sign * up) - strike * probability(sign * down))
    return {
        "call": call, "spot": spot, "volatility": volatility, "strike": strike, "expiry": expiry, "growth": growth,
        "discount": discount, "value": float(value * discount), "standardised": float(standardised),
        "deviation": float(deviation),
    }


def options(count):
    rows = []
    while len(rows) < count:
        reference = 10 ** draw.uniform(-4, 5)
        spot = reference * draw.lognormvariate(0, 0.3)
        volatility = draw.uniform(0.05, 2.5) if len(rows) % 8 else draw.uniform(2, 12)
        expiry = 10 ** draw.uniform(-3.5, 0.5)
        deviation = volatility * expiry**0.5
        spread = draw.choice([0.1, 1, 3, 10, 30])
        strike = spot * float(exp(deviation * draw.uniform(-spread, spread)))
        rate = draw.uniform(-0.05, 0.1)
        row = option(
            draw.random() < 0.5, spot, volatility, strike, expiry, float(exp(mpf(rate) * expiry)),
            float(exp(-mpf(rate) * expiry)))
        if row["value"] > 1e-280:
            rows.append(row | {"reference": reference})
    return rows


def arguments():
    """Both tails to where the probability is subnormal, and the neighbourhoods of 0 and of the largest distance."""
    spread = [draw.uniform(-1, 1) for _ in range(120)]
    edges = [0.0, 1e-300, 1e-20, 1e-9, 1.0, 5.0, 8.0, 8.3, 20.0, 37.5]
    return [x for e in edges for x in (-e, e)] + [37.5 * x for x in spread] + [4 * x for x in spread]


def table(rows):
    """A list with one row to a line."""
    return "[\n" + ",\n".join("    " + json.dumps(row) for row in rows) + "\n  ]"


if __name__ == "__main__":
    normal = [{"x": x, "probability": float(probability(x))} for x in arguments()]
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "reference.json"), "w") as file:
        file.write(f'{{\n  "mpmath": "{mpmath.__version__}",\n  "normal": {table(normal)},\n')
        file.write(f'  "options": {table(options(300))}\n}}\n')
