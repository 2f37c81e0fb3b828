"""Writes black.csv and black-scholes.csv: Black's formula and its derivatives in 80 digits, of the doubles beside them."""

import random
from pathlib import Path

from mpmath import erfc, exp, log, mp, mpf, nstr, pi, sqrt

mp.dps = 80
draw = random.Random(5)
YEARS = [1e-12, 1e-10, 1e-8, 1e-6, 1 / 8760, 1 / 365, 0.02, 0.25, 1, 5, 30, 100]
VOLATILITIES = [1e-4, 1e-3, 0.01, 0.1, 0.3, 0.7, 1.5, 4, 10]
LOGS = [0, 1e-15, 1e-12, 1e-8, 1e-4, 0.01, 0.1, 0.5, 1, 3, 7]
DEVIATIONS = [0.1, 1, 2.9, 3.1, 8, 20, 30, 36]


def cumulative(x):
    """P(Z <= x)."""
    return erfc(-x / sqrt(mpf(2))) / 2


def density(x):
    """The standard normal density."""
    return exp(-x * x / 2) / sqrt(2 * pi)


class Option:
    """One option on a forward, undiscounted, in exact arithmetic as far as the digits go."""

    def __init__(self, call, forward, strike, years, volatility):
        self.sign = 1 if call else -1
        self.forward, self.strike, self.years, self.volatility = map(mpf, (forward, strike, years, volatility))
        self.root = sqrt(self.years)
        self.deviation = self.volatility * self.root
        self.first = log(self.forward / self.strike) / self.deviation + self.deviation / 2
        self.second = self.first - self.deviation
        self.delta = self.sign * cumulative(self.sign * self.first)
        self.exercise = self.sign * cumulative(self.sign * self.second)
        self.value = self.forward * self.delta - self.strike * self.exercise
        self.gamma = density(self.first) / (self.forward * self.deviation)
        self.vega = self.forward * density(self.first) * self.root
        self.theta = -self.forward * density(self.first) * self.volatility / (2 * self.root)
        self.vanna = -density(self.first) * self.second / self.volatility
        self.volga = self.vega * self.first * self.second / self.volatility

    def is_normal(self):
        """Whether value and Greeks are far from the smallest doubles."""
        scale = min(self.forward, self.strike)
        return self.value > mpf("1e-290") * scale and density(self.first) > mpf("1e-290")


def inputs():
    """Contracts of every corner, with digits that no rounding forgives."""
    for years in YEARS:
        for volatility in VOLATILITIES:
            for _ in range(14):
                time = years * draw.uniform(0.95, 1.05)
                spread = volatility * draw.uniform(0.95, 1.05)
                forward = 10 ** draw.uniform(-6, 6)
                distance = draw.choice(LOGS) if draw.random() < 0.5 else draw.choice(DEVIATIONS) * spread * time**0.5
                distance *= draw.choice([-1, 1]) * draw.uniform(0.95, 1.05)
                if abs(distance) > 600:
                    continue
                yield draw.random() < 0.5, forward, float(forward * exp(distance)), time, min(spread, 10.0)


def write(name, header, rows):
    """Writes a table: doubles as the shortest text that reads back as them, figures in 25 digits."""
    with open(Path(__file__).with_name(name), "w") as file:
        file.write(",".join(header) + "\n")
        for row in rows:
            file.write(",".join(cell if isinstance(cell, str) else repr(cell) if isinstance(cell, float)
                                else nstr(cell, 25, min_fixed=0, max_fixed=0) for cell in row) + "\n")


def on_forwards():
    """Rows of black.csv."""
    for call, forward, strike, years, volatility in inputs():
        option = Option(call, forward, strike, years, volatility)
        if option.is_normal():
            yield ("call" if call else "put", forward, strike, years, volatility, option.value, option.delta,
                   option.gamma, option.vega, option.theta, option.vanna, option.volga, option.first, option.second)


def on_spots():
    """Rows of black-scholes.csv."""
    for call, spot, strike, years, volatility in inputs():
        if draw.random() < 0.7:
            continue
        rate, dividend = draw.uniform(-0.1, 0.3), draw.choice([0.0, draw.uniform(-0.1, 0.3)])
        exact_rate, exact_dividend = mpf(rate), mpf(dividend)
        growth = exp((exact_rate - exact_dividend) * mpf(years))
        discount, carried = exp(-exact_rate * mpf(years)), exp(-exact_dividend * mpf(years))
        option = Option(call, mpf(spot) * growth, strike, years, volatility)
        if not option.is_normal():
            continue
        spot_leg = carried * mpf(spot) * option.delta
        strike_leg = discount * mpf(strike) * option.exercise
        terms = [discount * option.theta, exact_dividend * spot_leg, -exact_rate * strike_leg]
        yield ("call" if call else "put", spot, strike, years, volatility, rate, dividend, discount * option.value,
               carried * option.delta, carried * growth * option.gamma, discount * option.vega, sum(terms),
               mpf(years) * strike_leg, carried * option.vanna, discount * option.volga, option.first, option.second,
               max(map(abs, terms)))


if __name__ == "__main__":
    inwards = ["kind", "price", "strike", "years", "volatility"]
    write("black.csv", inwards + ["value", "delta", "gamma", "vega", "theta", "vanna", "volga", "d1", "d2"],
          on_forwards())
    write("black-scholes.csv", inwards + ["rate", "yield", "value", "delta", "gamma", "vega", "theta", "rho", "vanna",
                                         "volga", "d1", "d2", "thetaTerm"], on_spots())
