"""Writes reference.json: what scikit-learn and SciPy make of synthetic returns, for the tests of Estimation.

Run it where scikit-learn, SciPy and NumPy are installed; the versions that wrote the file stand in it.
"""

import json
import pathlib

import numpy
import scipy
import sklearn
from scipy import optimize, special, stats
from sklearn.covariance import LedoitWolf

FOLDER = pathlib.Path(__file__).parent


def correlated_returns(rng, rows, volatilities, correlation, degrees_of_freedom):
    """Student-t returns with one common chi-square per row, rounded so that the file holds them exactly."""
    order = len(volatilities)
    factor = numpy.linalg.cholesky(
        correlation * numpy.ones((order, order)) + (1 - correlation) * numpy.eye(order))
    normals = rng.standard_normal((rows, order)) @ factor.T
    mixing = numpy.sqrt(degrees_of_freedom / rng.chisquare(degrees_of_freedom, rows))
    return numpy.round(normals * mixing[:, None] * volatilities, 8)


def ledoit_wolf(returns):
    fitted = LedoitWolf().fit(returns)
    return {
        "returns": returns.tolist(),
        "covariance": fitted.covariance_.tolist(),
        "shrinkage": float(fitted.shrinkage_),
    }


def univariate_t(values):
    """stats.t.fit, refined: its simplex stops at 1e-4, so the likelihood's gradient is driven to zero."""
    start = stats.t.fit(values)
    scale0 = numpy.std(values)

    def score(parameters):
        nu, location, scale = numpy.exp(parameters[0]), parameters[1] * scale0, numpy.exp(parameters[2]) * scale0
        z = (values - location) / scale
        weight = (nu + 1) / (nu + z * z)
        by_nu = 0.5 * (
            special.digamma((nu + 1) / 2) - special.digamma(nu / 2) - 1 / nu
            - numpy.mean(numpy.log1p(z * z / nu)) + numpy.mean(weight * z * z) / nu)
        return [by_nu * nu, numpy.mean(weight * z), numpy.mean(weight * z * z) - 1]

    begin = [numpy.log(start[0]), start[1] / scale0, numpy.log(start[2] / scale0)]
    found = optimize.root(score, begin, tol=1e-14)
    assert numpy.max(numpy.abs(score(found.x))) < 1e-12, found
    nu, location, scale = numpy.exp(found.x[0]), found.x[1] * scale0, numpy.exp(found.x[2]) * scale0
    assert abs(nu / start[0] - 1) < 1e-2, (nu, start)
    return {
        "values": values.tolist(),
        "degreesOfFreedom": nu,
        "location": location,
        "scale": scale,
        "logLikelihood": float(numpy.sum(stats.t.logpdf(values, nu, location, scale))),
        "simplexDegreesOfFreedom": start[0],
    }


def bivariate_t(returns):
    """The joint fit by a general optimiser on scipy.stats.multivariate_t's density."""
    def unpack(p):
        lower = numpy.array([[numpy.exp(p[0]), 0], [p[1], numpy.exp(p[2])]])
        return p[3:5], lower @ lower.T, numpy.exp(p[5])

    def loss(p):
        location, shape, nu = unpack(p)
        return -numpy.sum(stats.multivariate_t.logpdf(scaled, location, shape, nu))

    scales = numpy.std(returns, axis=0)
    scaled = returns / scales
    best = numpy.array([-0.3, 0.5, -0.3, 0, 0, numpy.log(5)])
    for _ in range(4):
        best = optimize.minimize(
            loss, best, method="Nelder-Mead",
            options={"xatol": 1e-10, "fatol": 1e-12, "maxiter": 20000, "maxfev": 20000, "adaptive": True}).x
    return {
        "returns": returns.tolist(),
        "degreesOfFreedom": unpack(best)[2],
        "degreesOfFreedomGivenCovariance": bivariate_t_given_covariance(returns),
        "logLikelihood": float(-loss(best) - len(returns) * numpy.sum(numpy.log(scales))),
    }


def bivariate_t_given_covariance(returns):
    """The degrees of freedom alone, with scipy's density, the mean and the sample covariance."""
    mean, covariance = numpy.mean(returns, axis=0), numpy.cov(returns.T)

    def loss(log_excess):
        nu = 2 + numpy.exp(log_excess)
        return -numpy.sum(stats.multivariate_t.logpdf(returns, mean, covariance * (nu - 2) / nu, nu))

    found = optimize.minimize_scalar(loss, bounds=(-4, 5), method="bounded", options={"xatol": 1e-11})
    return 2 + float(numpy.exp(found.x))


def nearest_correlation(given):
    """The nearest correlation matrix through its dual (Malick 2004; Qi and Sun 2006), by a quasi-Newton method.

    It shares nothing with alternating projections: it minimises ‖(G + diag(y))₊‖² / 2 - sum(y) over y.
    """
    given = numpy.array(given, dtype=float)

    def positive_part(y):
        values, vectors = numpy.linalg.eigh(given + numpy.diag(y))
        return (vectors * numpy.maximum(values, 0)) @ vectors.T

    gradient = lambda y: numpy.diag(positive_part(y)) - 1
    dual = lambda y: 0.5 * numpy.sum(positive_part(y) ** 2) - numpy.sum(y)
    y = optimize.minimize(dual, 1 - numpy.diag(given), jac=gradient, method="BFGS", options={"gtol": 1e-12}).x
    y = optimize.root(gradient, y, tol=1e-15).x
    assert numpy.max(numpy.abs(gradient(y))) < 1e-12
    nearest = positive_part(y)
    return {
        "given": given.tolist(),
        "nearest": nearest.tolist(),
        "distance": float(numpy.linalg.norm(nearest - given)),
    }


def main():
    rng = numpy.random.default_rng(20240301)
    volatilities = numpy.array([0.03, 0.04, 0.055, 0.06, 0.002, 0.045])
    indefinite = rng.uniform(-1, 1, (8, 8))
    indefinite = numpy.round(numpy.tril(indefinite, -1) + numpy.tril(indefinite, -1).T + numpy.eye(8), 3)
    reference = {
        "versions": {
            "scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": numpy.__version__},
        "ledoitWolf": [
            ledoit_wolf(correlated_returns(rng, 60, volatilities, 0.6, 5)),
            ledoit_wolf(correlated_returns(rng, 400, volatilities[:3], 0.8, 4)),
            ledoit_wolf(correlated_returns(rng, 20, numpy.full(25, 0.04), 0.3, 50)),
            ledoit_wolf(numpy.round(0.02 * rng.standard_normal((25, 30)), 8)),
        ],
        "univariateT": [
            univariate_t(numpy.round(0.03 * rng.standard_t(nu, size), 8))
            for nu, size in [(3, 600), (4, 1000), (8, 1500)]
        ],
        "bivariateT": bivariate_t(correlated_returns(rng, 500, volatilities[:2], 0.7, 4)),
        "nearestCorrelation": [
            nearest_correlation([[1, 1, 0], [1, 1, 1], [0, 1, 1]]),
            nearest_correlation([[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]]),
            nearest_correlation(indefinite),
        ],
    }
    (FOLDER / "reference.json").write_text(json.dumps(reference) + "\n")


if __name__ == "__main__":
    main()
