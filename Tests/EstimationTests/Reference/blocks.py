"""Writes blocks.json: the block lengths of arch.bootstrap.optimal_block_length for a stationary bootstrap.

Run it with the path of prices_daily.csv; `README.md` says more.
"""
import json
import pathlib
import sys

import arch
import numpy
import pandas
from arch.bootstrap import optimal_block_length

GENERATOR = numpy.random.default_rng(20261120)


def autoregression(count, coefficient):
    """A series of that autocorrelation, rounded so that the file holds it exactly."""
    values = [0.0]
    for shock in GENERATOR.standard_normal(count - 1):
        values.append(coefficient * values[-1] + shock)
    return numpy.round(values, 4)


def length(values):
    return float(optimal_block_length(values)["stationary"].iloc[0])


simulated = []
for count, coefficient in [(60, 0.3), (200, 0.0), (300, 0.6), (500, 0.95), (400, -0.5)]:
    values = autoregression(count, coefficient)
    simulated.append({"values": values.tolist(), "mean": length(values)})
real = {}
for name, prices in pandas.read_csv(sys.argv[1]).drop(columns="date").items():
    returns = numpy.diff(numpy.log(prices.dropna().to_numpy()))
    real[name] = {"returns": length(returns), "sizes": length(numpy.abs(returns - returns.mean()))}
pathlib.Path(__file__).with_name("blocks.json").write_text(
    json.dumps({"versions": {"arch": arch.__version__, "numpy": numpy.__version__}, "simulated": simulated, "real": real})
    + "\n")
