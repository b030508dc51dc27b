"""Warm times of NumPy and SciPy on band areas, peak fits and host subtraction: 16384 spectra of 1000 points as Fickian makes them.

Prints one line per task: name, tab, median seconds per spectrum. The input of the other scripts is not used.
"""
import statistics
import sys
import time

import numpy as np
from scipy.optimize import curve_fit

count, points = 16384, 1000
x = np.linspace(2900, 1900, points)
gauss = lambda x, p, w: np.exp(-4 * np.log(2) * ((x - p) / w) ** 2)
rng = np.random.default_rng(3)
cube = (0.3 + 1e-4 * (x - 2340) + 0.5 * gauss(x, 2341, 16) + 0.005 * rng.standard_normal((count, points))).astype(np.float32)
band = slice(*np.flatnonzero((x >= 2290) & (x <= 2389.5))[[0, -1]] + [0, 1])


def timed(call, seconds=0.5):
    call()
    start = time.perf_counter()
    call()
    repeats = max(1, int(seconds / 9 / max(time.perf_counter() - start, 1e-7)))
    rounds = []
    for _ in range(9):
        start = time.perf_counter()
        for _ in range(repeats):
            call()
        rounds.append((time.perf_counter() - start) / repeats)
    return statistics.median(rounds)


def report(name, call, per):
    print(f"{name}\t{timed(call) / per:.9g}", flush=True)


def area(part):
    """Trapezoids less the chord from edge to edge."""
    y, at = cube[:, part], -x[part]
    return np.trapz(y, at, axis=1) - 0.5 * (at[-1] - at[0]) * (y[:, 0] + y[:, -1])


weights = np.zeros(points, np.float32)
weights[band] = 1
report("bandarea/numpy trapz", lambda: area(band), count)
report("wholearea/numpy trapz", lambda: area(slice(None)), count)
report("wholearea/numpy, weights as a matrix product", lambda: cube @ weights, count)

model = lambda x, h, p, w, a, b: h * gauss(x, p, w) + a + b * (x - 2340)
xb, y = x[band], cube[0, band].astype(float)
report("peakfit/scipy curve_fit, one processor", lambda: curve_fit(model, xb, y, p0=(0.5, 2340, 15, 0.3, 0)), 1)

fitted = ((x >= 1950) & (x <= 2270)) | ((x >= 2420) & (x <= 2800))
columns = np.stack([gauss(x, 2500, 200), np.ones(points), (x - 2340) / 400], axis=1)


def host():
    c, *_ = np.linalg.lstsq(columns[fitted], cube[:, fitted].T.astype(float), rcond=None)
    rest = cube[:, band] - (columns[band] @ c).T
    return np.trapz(rest, -x[band], axis=1) / c[0]


report("hostfit/numpy lstsq, all spectra at once, no errors", host, count)
