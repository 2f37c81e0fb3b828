"""Prints the critical values of Anderson and Darling's statistic for a generalised Pareto law with fitted parameters.

The limit law is a weighted sum of chi-squares whose weights are the eigenvalues of the covariance of the empirical
process with estimated parameters. They come from Gauss-Legendre quadrature of that covariance, and the tail of the sum
from Imhof's integral. Run it where NumPy and SciPy are installed.
"""

import numpy
from scipy import integrate, optimize

PROBABILITIES = [0.95, 0.9, 0.75, 0.5, 0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001, 0.0001]
SHAPES = [round(0.1 * step, 1) for step in range(-4, 11)]


def eigenvalues(shape, nodes=600):
    points, weights = numpy.polynomial.legendre.leggauss(nodes)
    level, weights = (points + 1) / 2, weights / 2
    survival = 1 - level
    if shape == 0:
        excess = -numpy.log(survival)
        by_shape = -survival * excess**2 / 2
    else:
        excess = (survival**-shape - 1) / shape
        by_shape = -survival * (
            numpy.log1p(shape * excess) / shape**2 - excess / (shape * (1 + shape * excess)))
    by_scale = -survival * excess / (1 + shape * excess)
    gradient = numpy.vstack([by_shape, by_scale])
    covariance = (1 + shape) * numpy.array([[1 + shape, -1], [-1, 2]])
    kernel = numpy.minimum.outer(level, level) - numpy.outer(level, level) - gradient.T @ covariance @ gradient
    roots = numpy.sqrt(weights / (level * survival))
    return numpy.linalg.eigvalsh(kernel * numpy.outer(roots, roots))[::-1]


def upper_tail(values, x):
    """P(sum of values times chi-squares > x); the smallest are replaced by their mean."""
    large = values[values > 1e-4 * values[0]]
    rest = values.sum() - large.sum()

    def integrand(u):
        angle = 0.5 * numpy.sum(numpy.arctan(large * u)) - 0.5 * (x - rest) * u
        return numpy.sin(angle) / (u * numpy.exp(0.25 * numpy.sum(numpy.log1p((large * u) ** 2))))

    return 0.5 + integrate.quad(integrand, 0, numpy.inf, limit=5000, epsabs=1e-9)[0] / numpy.pi


if __name__ == "__main__":
    for shape in SHAPES:
        values = eigenvalues(shape)
        row = [optimize.brentq(lambda x: upper_tail(values, x) - p, 0.02, 6, xtol=1e-6) for p in PROBABILITIES]
        print(f"{shape:5.1f}: [" + ", ".join(f"{x:.4f}" for x in row) + "]")
