"""Writes garch.json and shipped-garch.json: what the arch package makes of GARCH laws, for the tests of Estimation.

Run it where arch, SciPy and NumPy are installed; the versions that wrote the files stand in them. The folder of real
prices is named on the command line; without one, only the prices that the project ships are fitted.
"""

import csv
import json
import pathlib
import sys
import warnings

import arch
import numpy
import scipy
from arch import arch_model
from arch.utility.exceptions import StartingValueWarning

FOLDER = pathlib.Path(__file__).parent
NAMES = {
    "mu": "mean", "omega": "omega", "alpha[1]": "alpha", "gamma[1]": "gamma", "beta[1]": "beta",
    "nu": "degreesOfFreedom"}


def simulated(rng, count, omega, alpha, gamma, beta, innovations):
    """Percent returns of a GJR-GARCH law, rounded so that the file holds them exactly."""
    variance = omega / (1 - alpha - gamma / 2 - beta)
    returns = []
    for innovation in innovations(count + 500):
        surprise = numpy.sqrt(variance) * innovation
        returns.append(0.1 + surprise)
        variance = omega + (alpha + gamma * (surprise < 0)) * surprise**2 + beta * variance
    return numpy.round(returns[500:], 5)


def fits(returns, errors):
    """Each law fitted, to a tolerance that leaves eight digits of the parameters."""
    found = []
    for asymmetric in (False, True):
        for law in ("normal", "t"):
            model = arch_model(returns, p=1, o=int(asymmetric), q=1, dist=law, rescale=False)
            attempts = [model.fit(disp="off", show_warning=False)]
            for _ in range(3):
                attempts.append(
                    model.fit(disp="off", show_warning=False, tol=1e-14, options={"maxiter": 2000},
                              starting_values=attempts[-1].params.to_numpy()))
            best = max(attempts, key=lambda fit: fit.loglikelihood)
            entry = {
                "isAsymmetric": asymmetric,
                "innovations": "studentT" if law == "t" else "normal",
                "logLikelihood": best.loglikelihood,
                "akaike": best.aic,
                "bayesian": best.bic,
                "parameters": named(best.params),
            }
            if errors:
                entry["robust"] = named(best.std_err)
                entry["hessian"] = named(
                    model.fit(disp="off", cov_type="classic", starting_values=best.params.to_numpy(),
                              show_warning=False).std_err)
            found.append(entry)
    return found


def named(values):
    return {NAMES[name]: float(value) for name, value in values.items()}


def closes(path, skipped=()):
    with open(path, newline="") as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))
    for column, name in enumerate(rows[0]):
        if name not in skipped:
            yield name, numpy.array([float(row[column]) for row in rows[1:] if row[column]])


def write(name, reference):
    versions = {"arch": arch.__version__, "scipy": scipy.__version__, "numpy": numpy.__version__}
    (FOLDER / name).write_text(json.dumps({"versions": versions} | reference) + "\n")


def fits_of_prices(prices):
    return [{"name": name, "fits": fits(100 * numpy.diff(numpy.log(values)), False)} for name, values in prices.items()]


def shipped():
    prices = dict(closes(FOLDER / "../../../Models/prices.csv", skipped=("date",)))
    write("shipped-garch.json", {"shipped": fits_of_prices(prices)})


def main(data):
    rng = numpy.random.default_rng(20240302)
    student = lambda count: rng.standard_t(5, count) * numpy.sqrt(3 / 5)
    series = [
        simulated(rng, 1000, 0.4, 0.1, 0, 0.85, rng.standard_normal),
        simulated(rng, 1000, 0.8, 0.04, 0.12, 0.84, student),
    ]
    prices = dict(closes(data / "prices_daily.csv", skipped=("date",)))
    prices["SP500"] = dict(closes(data / "ref" / "arch_sp500.csv", skipped=("Date",)))["Adj Close"]
    write("garch.json", {
        "simulated": [{"returns": returns.tolist(), "fits": fits(returns, True)} for returns in series],
        "real": fits_of_prices(prices),
    })


if __name__ == "__main__":
    # A start that rounding has put beyond a limit is not used, and then the fit begins afresh.
    warnings.simplefilter("ignore", StartingValueWarning)
    shipped()
    if len(sys.argv) > 1:
        main(pathlib.Path(sys.argv[1]))
