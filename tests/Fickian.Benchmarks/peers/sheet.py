"""Warm times of the Python side, on the input that Fickian wrote. Prints one line per task: name, tab, median seconds.

The law of the sheet is written as a careful user would: vectorised series at long times, the root of t at short ones.
numba compiles the same in scalar loops; SciPy's curve_fit runs on either.
"""
import statistics
import sys
import time
import warnings

import numpy as np
from scipy.optimize import brentq, curve_fit, least_squares

warnings.filterwarnings("ignore")
path, only = sys.argv[1], sys.argv[2:]
data = np.loadtxt(path, delimiter=",", skiprows=1)
t, y = data[:, 0].copy(), data[:, 1].copy()
half = 1e-4
odd2 = (2 * np.arange(12) + 1.0) ** 2


def sheet(t, log_d, amount):
    fo = np.exp(log_d) * t / half**2
    late = 1 - (8 / np.pi**2 * np.exp(np.outer(fo, -odd2 * np.pi**2 / 4)) / odd2).sum(axis=1)
    return amount * np.where(fo < 0.028, 2 * np.sqrt(fo / np.pi), late)


def timed(call, seconds=0.5):
    call()
    start = time.perf_counter()
    call()
    count = max(1, int(seconds / 9 / max(time.perf_counter() - start, 1e-7)))
    rounds = []
    for _ in range(9):
        start = time.perf_counter()
        for _ in range(count):
            call()
        rounds.append((time.perf_counter() - start) / count)
    return statistics.median(rounds)


def report(name, call, per=1):
    if not only or any(o in name for o in only):
        print(f"{name}\t{timed(call) / per:.9g}", flush=True)


start = (np.log(half**2 / t[-1]), y[-1])
report("model/numpy", lambda: sheet(t, *start))
report("fit/scipy curve_fit", lambda: curve_fit(sheet, t, y, p0=start))

best, covariance = curve_fit(sheet, t, y, p0=start)
rng = np.random.default_rng(1)


def bootstrap(replicates, block=6):
    fitted = sheet(t, *best)
    residuals = y - fitted
    offsets = np.arange(block)
    for _ in range(replicates):
        begins = rng.integers(0, len(y), -(-len(y) // block))
        drawn = residuals[(begins[:, None] + offsets).ravel()[: len(y)] % len(y)]
        curve_fit(sheet, t, fitted + drawn, p0=best)


# Twenty replicates are timed and scaled to 500.
report("bootstrap500/scipy curve_fit", lambda: bootstrap(20), per=20 / 500)


def interval():
    """95 % profile interval of ln D; the amount is linear and eliminated."""
    def s(u):
        f = sheet(t, u, 1.0)
        return ((y - f * (f @ y) / (f @ f)) ** 2).sum()
    popt, pcov = curve_fit(sheet, t, y, p0=start)
    limit = s(popt[0]) * (1 + 3.889 / (len(y) - 2))
    width = 2 * np.sqrt(pcov[0, 0])
    return (brentq(lambda u: s(u) - limit, popt[0] - 2 * width, popt[0]), brentq(lambda u: s(u) - limit, popt[0], popt[0] + 2 * width))


report("interval/scipy curve_fit and brentq", interval)
report("pixel/scipy curve_fit, one processor", lambda: curve_fit(sheet, t, y, p0=start))

# A map of 128 x 128 pixels: 64 of them are fitted and the time is scaled.
pixels = [sheet(t, np.log(2.81e-12) + 0.7 * (rng.random() - 0.5), 1.0) + 0.01 * rng.standard_normal(len(t)) for _ in range(64)]
report("map/scipy curve_fit on 64 pixels, scaled to 16384", lambda: [curve_fit(sheet, t, p, p0=start) for p in pixels], per=64 / 16384)


def roots(barrier, count):
    n = np.arange(count)
    return np.array([brentq(lambda b: b * np.sin(b) - barrier * np.cos(b), k * np.pi, (k + 0.5) * np.pi) for k in n])


def barrier_model(d, k):
    """Eigenvalues and the series; enough modes for Fo = 0.01."""
    number = k * half / d
    b2 = roots(number, 22) ** 2
    amplitude = 2 * number**2 / (b2 * (b2 + number**2 + number))
    return 1 - np.exp(np.outer(d / half**2 * t, -b2)) @ amplitude


report("barrier/numpy and brentq, values only", lambda: barrier_model(2.81e-12, 1e-7))

try:
    import lmfit

    model = lmfit.Model(sheet, independent_vars=["t"])
    parameters = model.make_params(log_d=start[0], amount=start[1])
    report("fit/lmfit", lambda: model.fit(y, parameters, t=t))
    fitted = model.fit(y, parameters, t=t)
    report("interval/lmfit conf_interval", lambda: model.fit(y, parameters, t=t).conf_interval(sigmas=[1.96], p_names=["log_d"]))
except ImportError:
    print("lmfit is missing: python3-lmfit", file=sys.stderr)

try:
    import iminuit
    from iminuit.cost import LeastSquares

    def minuit():
        m = iminuit.Minuit(LeastSquares(t, y, 0.01, sheet), log_d=start[0], amount=start[1])
        m.migrad()
        m.hesse()
        return m

    report("fit/iminuit", minuit)
    report("interval/iminuit minos", lambda: minuit().minos("log_d", cl=0.95))
except ImportError:
    print("iminuit is missing: python3-iminuit", file=sys.stderr)

try:
    import numba

    @numba.njit(fastmath=False)
    def fast(t, log_d, amount):
        out = np.empty(len(t))
        rate = np.exp(log_d) / half**2
        for i in range(len(t)):
            fo = rate * t[i]
            if fo < 0.028:
                out[i] = amount * 2 * np.sqrt(fo / np.pi)
                continue
            q = np.exp(-np.pi**2 / 4 * fo)
            eighth = q**8
            power, step, rest = q, eighth, 0.0
            for n in range(12):
                rest += power / ((2 * n + 1) * (2 * n + 1))
                power *= step
                step *= eighth
                if power < 1e-18 * q:
                    break
            out[i] = amount * (1 - 8 / np.pi**2 * rest)
        return out

    fast(t, *start)
    report("model/numba", lambda: fast(t, *start))
    report("fit/numba and scipy curve_fit", lambda: curve_fit(fast, t, y, p0=start))
    report("fit/numba and scipy least_squares", lambda: least_squares(lambda p: fast(t, p[0], p[1]) - y, start, method="lm"))
except ImportError:
    print("numba is missing: python3-numba", file=sys.stderr)
