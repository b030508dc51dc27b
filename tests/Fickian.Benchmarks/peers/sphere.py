"""Warm times of SciPy on a sphere whose diffusivity depends on concentration. Prints one line per task: name, tab, median seconds.

Method of lines as a careful user would write it: 100 equal shells, vectorised, the Jacobian declared tridiagonal, relative tolerance 1e-6.
numba compiles the right-hand side for a second figure.
"""
import statistics
import sys
import time

import numpy as np
from scipy.integrate import odeint

cells = 100
h = 1 / cells
face = np.arange(cells + 1) * h
volume = (face[1:] ** 3 - face[:-1] ** 3) / 3
area = face[1:] ** 2
times = np.concatenate([[0], 0.5 * np.arange(1, 201) / 200])
laws = {
    "langmuir90": lambda c: 1 / (1 - 0.9 * c),
    "exponential3": lambda c: np.exp(3 * c),
    "exponential7": lambda c: np.exp(7 * c),
}


def lines(law):
    def rate(c, t):
        d = law(c)
        flux = np.empty(cells)
        flux[:-1] = area[:-1] * 0.5 * (d[1:] + d[:-1]) * (c[1:] - c[:-1]) / h
        flux[-1] = area[-1] * law(1.0) * (1 - c[-1]) / (h / 2)
        out = flux.copy()
        out[1:] -= flux[:-1]
        return out / volume
    return rate


def timed(call):
    call()
    rounds = []
    for _ in range(9):
        start = time.perf_counter()
        call()
        rounds.append(time.perf_counter() - start)
    return statistics.median(rounds)


def report(name, rate):
    rate(np.zeros(cells), 0.0)
    call = lambda: odeint(rate, np.zeros(cells), times, ml=1, mu=1, rtol=1e-6, atol=1e-8, mxstep=100000) @ volume * 3
    print(f"{name}\t{timed(call):.9g}", flush=True)


for name, law in laws.items():
    report(f"{name}/scipy odeint, banded", lines(law))

try:
    import numba

    for name, law in laws.items():
        fast = numba.njit(law)

        def compiled(law):
            @numba.njit
            def rate(c, t):
                out = np.empty(cells)
                entering = 0.0
                for i in range(cells):
                    if i < cells - 1:
                        leaving = area[i] * 0.5 * (law(c[i]) + law(c[i + 1])) * (c[i + 1] - c[i]) / h
                    else:
                        leaving = area[i] * law(1.0) * (1 - c[i]) / (h / 2)
                    out[i] = (leaving - entering) / volume[i]
                    entering = leaving
                return out
            return rate

        report(f"{name}/scipy odeint, banded, numba", compiled(fast))
except ImportError:
    print("numba is missing: python3-numba", file=sys.stderr)
