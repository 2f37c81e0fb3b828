"""Writes shrinkage.json: analytical nonlinear shrinkage at forty digits, for the tests of Estimation.

The formulas are those of Ledoit and Wolf (2020), term by term, with the eigenvalues and the kernels in mpmath, where
nothing cancels. Run it where mpmath and NumPy are installed, after reference.py; the versions stand in the file.
"""

import json
import pathlib

import mpmath
import numpy
from mpmath import mp, mpf

FOLDER = pathlib.Path(__file__).parent
mp.dps = 40


def kernel(x):
    return 3 / (4 * mp.sqrt(5)) * max(1 - x * x / 5, mpf(0))


def kernel_transform(x):
    edge = mp.sqrt(5)
    value = -3 * x / (10 * mp.pi)
    if abs(x) != edge:
        value += 3 / (4 * edge * mp.pi) * (1 - x * x / 5) * mp.log(abs((edge - x) / (edge + x)))
    return value


def shrunk_eigenvalues(eigenvalues, observations):
    """Equation 4.3, or C.4 with C.5 and C.8 where there are more eigenvalues than observations."""
    order, n = len(eigenvalues), mpf(observations)
    h = n ** (-mpf(1) / 3)
    positive = eigenvalues[max(0, order - observations):]

    def smoothed(function, point):
        return sum(function((point - l) / (h * l)) / (h * l) for l in positive) / len(positive)

    if order <= observations:
        c = order / n
        return [
            l / ((mp.pi * c * l * smoothed(kernel, l)) ** 2
                 + (1 - c - mp.pi * c * l * smoothed(kernel_transform, l)) ** 2) for l in positive]
    edge = mp.sqrt(5)
    at_null = (
        (mpf(3) / 10 / h ** 2
         + mpf(3) / 4 / edge / h * (1 - 1 / (5 * h ** 2)) * mp.log((1 + edge * h) / (1 - edge * h)))
        * sum(1 / l for l in positive) / len(positive) / mp.pi)
    null = 1 / (mp.pi * (order - n) / n * at_null)
    return [null] * (order - observations) + [
        l / (mp.pi ** 2 * l ** 2 * (smoothed(kernel, l) ** 2 + smoothed(kernel_transform, l) ** 2)) for l in positive]


def nonlinear_shrinkage(returns):
    rows, columns = len(returns), len(returns[0])
    means = [mp.fsum(row[j] for row in returns) / rows for j in range(columns)]
    centred = mpmath.matrix([[mpf(row[j]) - means[j] for j in range(columns)] for row in returns])
    values, vectors = mp.eigsy(centred.T * centred / (rows - 1))
    shrunk = shrunk_eigenvalues(list(values), rows - 1)
    covariance = vectors * mp.diag(shrunk) * vectors.T
    return [[float(covariance[i, j]) for j in range(columns)] for i in range(columns)]


def check_against_closed_forms():
    """The kernel has mass 1 and variance 1, and its transform is a principal value."""
    edge = mp.sqrt(5)
    assert abs(mp.quad(kernel, [-edge, edge]) - 1) < 1e-30
    assert abs(mp.quad(lambda t: t * t * kernel(t), [-edge, edge]) - 1) < 1e-30
    for x in [mpf(3), mpf(20), mpf(-50)]:
        assert abs(mp.quad(lambda t: kernel(t) / (t - x), [-edge, edge]) / mp.pi - kernel_transform(x)) < 1e-30
    for x in [mpf(0), mpf(1) / 2, mpf(-2)]:
        # The integrand less its value at the pole, whose principal value is a logarithm.
        regular = mp.quad(lambda t: -mpf(3) / (20 * edge) * (t + x), [-edge, edge])
        assert abs((regular + kernel(x) * mp.log((edge - x) / (edge + x))) / mp.pi - kernel_transform(x)) < 1e-30


def main():
    check_against_closed_forms()
    shared = json.loads((FOLDER / "reference.json").read_text())["ledoitWolf"]
    rng = numpy.random.default_rng(20240611)
    # A stablecoin and coins: the eigenvalues span seven decades, where the kernel's closed form cancels in doubles.
    spread = numpy.round(rng.standard_normal((60, 4)) * [0.05, 0.04, 0.0003, 0.00002], 8)
    square = numpy.round(0.03 * rng.standard_normal((21, 20)), 8)
    cases = [{"name": f"ledoitWolf {i}", "returns": case["returns"]} for i, case in enumerate(shared)]
    cases += [
        {"name": "a stablecoin beside coins", "returns": spread.tolist()},
        {"name": "as many assets as returns", "returns": square.tolist()},
    ]
    for case in cases:
        case["covariance"] = nonlinear_shrinkage(case["returns"])
    document = {"versions": {"mpmath": mpmath.__version__, "numpy": numpy.__version__}, "nonlinear": cases}
    (FOLDER / "shrinkage.json").write_text(json.dumps(document, indent=None, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
