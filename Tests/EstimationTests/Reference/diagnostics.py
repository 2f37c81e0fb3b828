"""Writes diagnostics.json: what NumPy and SciPy make of residuals, for the tests of Estimation.

Run it where SciPy and NumPy are installed; the versions that wrote the file stand in it.
"""

import json
import pathlib

import numpy
import scipy
from scipy import stats

FOLDER = pathlib.Path(__file__).parent
LAGS = (10, 20)


def ljung_box(values, lags, parameters):
    """Q from the autocorrelations that numpy.correlate gives."""
    size = len(values)
    deviations = values - values.mean()
    products = numpy.correlate(deviations, deviations, "full")[size - 1:]
    autocorrelations = products[1:lags + 1] / products[0]
    statistic = size * (size + 2) * numpy.sum(autocorrelations**2 / (size - numpy.arange(1, lags + 1)))
    return {"statistic": float(statistic), "pValue": float(stats.chi2.sf(statistic, lags - parameters))}


def anderson_darling(values, law):
    size = len(values)
    ranked = numpy.sort(values)
    ranks = 2 * numpy.arange(1, size + 1) - 1
    return float(-size - numpy.mean(ranks * (law.logcdf(ranked) + law.logsf(ranked[::-1]))))


def case(values, degrees_of_freedom, parameters):
    values = numpy.round(values, 8)
    if degrees_of_freedom is None:
        law = stats.norm()
    else:
        law = stats.t(degrees_of_freedom, scale=numpy.sqrt((degrees_of_freedom - 2) / degrees_of_freedom))
    distance = stats.kstest(values, law.cdf)
    return {
        "values": values.tolist(),
        "degreesOfFreedom": degrees_of_freedom,
        "parameters": parameters,
        "residuals": [ljung_box(values, lags, 0) for lags in LAGS],
        "squares": [ljung_box(values**2, lags, parameters) for lags in LAGS],
        "mean": float(values.mean()),
        "standardDeviation": float(values.std()),
        "skewness": float(stats.skew(values)),
        "excessKurtosis": float(stats.kurtosis(values)),
        "kolmogorovSmirnov": {"statistic": float(distance.statistic), "pValue": float(distance.pvalue)},
        "andersonDarling": anderson_darling(values, law),
    }


def main():
    rng = numpy.random.default_rng(20240303)
    clustered = numpy.empty(300)
    variance = 1.0
    for index in range(len(clustered)):
        clustered[index] = numpy.sqrt(variance) * rng.standard_normal()
        variance = 0.1 + 0.3 * clustered[index] ** 2 + 0.6 * variance
    reference = {
        "versions": {"scipy": scipy.__version__, "numpy": numpy.__version__},
        "cases": [
            case(rng.standard_normal(250), None, 0),
            case(rng.standard_t(5, 400) * numpy.sqrt(3 / 5), 5, 2),
            case(clustered, None, 2),
            case(0.2 + rng.standard_normal(200), 3.3, 3),
        ],
    }
    (FOLDER / "diagnostics.json").write_text(json.dumps(reference) + "\n")


if __name__ == "__main__":
    main()
