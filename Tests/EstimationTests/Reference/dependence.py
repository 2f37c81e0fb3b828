"""Writes dependence.json: what SciPy makes of synthetic tails and dependence, for the tests of Estimation and Numerics.

Run it where SciPy and NumPy are installed; the versions that wrote the file stand in it.
"""

import json
import pathlib

import numpy
import scipy
from scipy import optimize, stats

FOLDER = pathlib.Path(__file__).parent


def pareto(values, share):
    """genpareto.fit to the excesses, refined by a simplex at a tight tolerance."""
    ordered = numpy.sort(values)
    threshold = ordered[-1 - int(share * len(ordered))]
    excesses = ordered[ordered > threshold] - threshold
    shape, _, scale = stats.genpareto.fit(excesses, floc=0)
    loss = lambda p: -numpy.sum(stats.genpareto.logpdf(excesses, p[0], 0, numpy.exp(p[1])))
    best = numpy.array([shape, numpy.log(scale)])
    for _ in range(3):
        best = optimize.minimize(
            loss, best, method="Nelder-Mead", options={"xatol": 1e-12, "fatol": 1e-13, "maxiter": 4000}).x
    shape, scale = best[0], numpy.exp(best[1])
    levels = numpy.sort(stats.genpareto.cdf(excesses, shape, 0, scale))
    n = len(levels)
    weights = 2 * numpy.arange(1, n + 1) - 1
    statistic = -n - numpy.mean(weights * (numpy.log(levels) + numpy.log1p(-levels[::-1])))
    return {
        "values": values.tolist(), "share": share, "threshold": threshold, "excesses": n, "shape": shape,
        "scale": scale, "logLikelihood": -loss(best), "statistic": statistic,
    }


def kendall(observations):
    columns = range(observations.shape[1])
    return {
        "observations": observations.tolist(),
        "tau": [[stats.kendalltau(observations[:, i], observations[:, j]).statistic for j in columns] for i in columns],
    }


def t_copula(observations):
    """Correlation by Kendall's tau, degrees of freedom by the likelihood of the pseudo-observations."""
    rows, order = observations.shape
    levels = stats.rankdata(observations, axis=0) / (rows + 1)
    tau = numpy.array([
        [stats.kendalltau(observations[:, i], observations[:, j]).statistic for j in range(order)]
        for i in range(order)])
    correlation = numpy.sin(numpy.pi / 2 * tau)

    def loss(log_nu):
        nu = numpy.exp(log_nu)
        x = stats.t.ppf(levels, nu)
        joint = stats.multivariate_t.logpdf(x, numpy.zeros(order), correlation, nu)
        return -numpy.sum(joint - stats.t.logpdf(x, nu).sum(axis=1))

    found = optimize.minimize_scalar(loss, bounds=(0.5, 5), method="bounded", options={"xatol": 1e-11})
    scores = stats.norm.ppf(levels)
    normal = stats.multivariate_normal.logpdf(scores, numpy.zeros(order), correlation).sum()
    return {
        "observations": observations.tolist(), "correlation": correlation.tolist(),
        "degreesOfFreedom": float(numpy.exp(found.x)), "logLikelihood": float(-found.fun),
        "gaussianLogLikelihood": float(normal - stats.norm.logpdf(scores).sum()),
    }


def dcc(residuals, inverse_nu):
    """The log-likelihood of a scalar DCC at fixed parameters, by a literal loop, and the maximum by a simplex."""
    n, order = residuals.shape
    moment = residuals.T @ residuals
    scale = numpy.sqrt(numpy.diag(moment))
    target = moment / numpy.outer(scale, scale)

    def log_likelihood(parameters, student):
        a, b = parameters[:2]
        if a < 0 or b < 0 or a + b > 0.9999:
            return -1e10
        nu = 1 / parameters[2] if student else None
        if student and not 2.05 <= nu <= 500:
            return -1e10
        q, total = target.copy(), 0.0
        for row in residuals:
            root = numpy.sqrt(numpy.diag(q))
            correlation = q / numpy.outer(root, root)
            if student:
                total += stats.multivariate_t.logpdf(row, numpy.zeros(order), correlation * (nu - 2) / nu, nu)
            else:
                sign, logdet = numpy.linalg.slogdet(correlation)
                total -= 0.5 * (
                    order * numpy.log(2 * numpy.pi) + logdet + row @ numpy.linalg.solve(correlation, row))
            q = (1 - a - b) * target + a * numpy.outer(row, row) + b * q
        return total

    fits = {}
    for student in (False, True):
        start = [0.05, 0.9] + ([inverse_nu] if student else [])
        found = optimize.minimize(
            lambda p: -log_likelihood(p, student), start, method="Nelder-Mead",
            options={"xatol": 1e-7, "fatol": 1e-8, "maxiter": 600})
        fits["studentT" if student else "normal"] = {
            "alpha": found.x[0], "beta": found.x[1], "inverseDegreesOfFreedom": found.x[2] if student else 0,
            "logLikelihood": -found.fun, "atStart": log_likelihood(start, student),
        }
    return {"residuals": residuals.tolist(), "fits": fits}


def simulated_dcc(rng, n, alpha, beta, target, nu):
    order = len(target)
    q, rows = target.copy(), []
    for _ in range(n):
        root = numpy.sqrt(numpy.diag(q))
        factor = numpy.linalg.cholesky(q / numpy.outer(root, root))
        mixing = numpy.sqrt((nu - 2) / rng.chisquare(nu))
        row = numpy.round(mixing * factor @ rng.standard_normal(order), 6)
        rows.append(row)
        q = (1 - alpha - beta) * target + alpha * numpy.outer(row, row) + beta * q
    return numpy.array(rows)


if __name__ == "__main__":
    rng = numpy.random.default_rng(20240419)
    correlation = numpy.array([[1, 0.6, 0.3], [0.6, 1, 0.5], [0.3, 0.5, 1]])
    normals = rng.standard_normal((400, 3)) @ numpy.linalg.cholesky(correlation).T
    student = numpy.round(normals * numpy.sqrt(5 / rng.chisquare(5, 400))[:, None], 5)
    tied = numpy.round(student[:60], 0)
    tied[::2, 1] = 0
    document = {
        "versions": {"scipy": scipy.__version__, "numpy": numpy.__version__},
        "pareto": [
            pareto(numpy.round(rng.standard_t(3, 1500), 6), 0.1),
            pareto(numpy.round((1 - rng.uniform(0, 1, 400) ** 0.3) / 0.3, 6), 0.2),
            pareto(numpy.round(rng.exponential(0.01, 800), 8), 0.25),
            pareto(numpy.round(rng.pareto(1.2, 600), 6), 0.15),
        ],
        "kendall": [kendall(student[:150]), kendall(tied)],
        "studentTCopula": t_copula(student),
        "dcc": dcc(simulated_dcc(rng, 600, 0.05, 0.9, correlation, 6), 1 / 6),
    }
    (FOLDER / "dependence.json").write_text(json.dumps(document) + "\n")
    for fit in document["pareto"]:
        print({key: value for key, value in fit.items() if key != "values"})
    print(document["studentTCopula"]["degreesOfFreedom"], document["dcc"]["fits"])
