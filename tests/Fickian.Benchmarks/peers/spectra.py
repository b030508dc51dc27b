"""Warm times of the Python side on the first spectrum that Fickian wrote. Prints one line per task: name, tab, median seconds of one spectrum.

Asymmetric least squares is written twice: as Eilers and Boelens did, with a general sparse solver, and with LAPACK's banded Cholesky
factorisation, which is what the package pybaselines uses without its optional extras. Ten linear systems each, as on Fickian's side.
"""
import statistics
import sys
import time

import numpy as np
from scipy import sparse
from scipy.linalg import solveh_banded
from scipy.signal import savgol_filter
from scipy.sparse.linalg import spsolve

path, only = sys.argv[1], sys.argv[2:]
data = np.loadtxt(path, delimiter=",", skiprows=1)
x, y = data[:, 0].copy(), data[:, 1].copy()
n = len(y)
rounds, smoothness = 10, 1e4


def timed(call, seconds=0.5):
    call()
    start = time.perf_counter()
    call()
    count = max(1, int(seconds / 9 / max(time.perf_counter() - start, 1e-7)))
    times = []
    for _ in range(9):
        start = time.perf_counter()
        for _ in range(count):
            call()
        times.append((time.perf_counter() - start) / count)
    return statistics.median(times)


def report(name, call):
    if not only or any(o in name for o in only):
        print(f"{name}\t{timed(call):.9g}", flush=True)


difference = sparse.diags([1, -2, 1], [0, 1, 2], shape=(n - 2, n), format="csc")
penalty = (smoothness * (difference.T @ difference)).tocsc()
bands = np.zeros((3, n))
for k in range(3):
    bands[2 - k, k:] = penalty.diagonal(k)


def banded(w):
    a = bands.copy()
    a[2] += w
    return solveh_banded(a, w * y, overwrite_ab=True, overwrite_b=True, check_finite=False)


def asymmetric(solve, p=1e-4):
    w = np.ones(n)
    for _ in range(rounds - 1):
        z = solve(w)
        w = np.where(y > z, p, 1 - p)
    return solve(w)


def reweighted():
    w = np.ones(n)
    for _ in range(rounds - 1):
        d = y - banded(w)
        below = d[d < 0]
        mean, deviation = below.mean(), below.std(ddof=1)
        w = 1 / (1 + np.exp(np.clip(2 * (d - (2 * deviation - mean)) / deviation, -700, 700)))
    return banded(w)


def adaptive():
    w = np.ones(n)
    for t in range(1, rounds):
        d = y - banded(w)
        below = d < 0
        depth = -d[below].sum()
        w = np.zeros(n)
        w[below] = np.exp(t * -d[below] / depth)
        w[0] = w[-1] = np.exp(t * d[below].max() / depth)
    return banded(w)


def clipped(widest=50):
    v = y.copy()
    for p in range(widest, 0, -1):
        v[p:-p] = np.minimum(v[p:-p], 0.5 * (v[:-2 * p] + v[2 * p:]))
    return v


report("asls10/scipy sparse solver", lambda: asymmetric(lambda w: spsolve(penalty + sparse.diags(w, format="csc"), w * y)))
report("asls10/scipy banded Cholesky", lambda: asymmetric(banded))
report("arpls10/scipy banded Cholesky", reweighted)
report("airpls10/scipy banded Cholesky", adaptive)
report("snip50/numpy", clipped)
report("savgol11/scipy savgol_filter", lambda: savgol_filter(y, 11, 3))
