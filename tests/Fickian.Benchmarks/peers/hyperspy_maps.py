"""Warm times of HyperSpy on whole maps: a Gaussian on a line in every spectrum, and the uptake of a plane sheet in every pixel.

The first needs no input: spectra of 1000 points as Fickian makes them, 100 of them in the window of the band.
The second takes the points of the input file as the shape of 200 frames. Maps are small and their times scaled to one spectrum and to 16384 pixels: HyperSpy goes pixel by pixel.
Prints one line per task: name, tab, seconds per spectrum or per map.
"""
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
try:
    import hyperspy.api as hs
    from hyperspy.component import Component
except ImportError:
    print("HyperSpy is missing: python3-hyperspy", file=sys.stderr)
    sys.exit(0)

hs.preferences.General.show_progressbar = False
side = 16


def fitted(data, axis, components, starts):
    """Seconds that a fit of every pixel takes; the second of two runs."""
    signal = hs.signals.Signal1D(data)
    signal.axes_manager.signal_axes[0].offset = axis[0]
    signal.axes_manager.signal_axes[0].scale = axis[1] - axis[0]
    seconds = 0
    for _ in range(2):
        model = signal.create_model()
        parts = [make() for make in components]
        model.extend(parts)
        starts(*parts)
        model.assign_current_values_to_all()
        start = time.perf_counter()
        model.multifit(optimizer="lm", show_progressbar=False, iterpath="serpentine")
        seconds = time.perf_counter() - start
    return seconds


rng = np.random.default_rng(3)
x = np.linspace(1900, 2900, 1000)
window = (x >= 2290) & (x <= 2389.5)
clean = 0.3 + 1e-4 * (x - 2340) + 0.5 * np.exp(-4 * np.log(2) * ((x - 2341) / 16) ** 2)
spectra = (clean + 0.005 * rng.standard_normal((side, side, x.size)))[:, :, window]


def band(gauss, line):
    gauss.A.value, gauss.centre.value, gauss.sigma.value = 0.5 * 16, 2340, 15 / 2.3548
    line.a0.value, line.a1.value = 0.3, 0


seconds = fitted(spectra, x[window], (hs.model.components1D.Gaussian, lambda: hs.model.components1D.Polynomial(order=1, legacy=False)), band)
print(f"peakfit/HyperSpy multifit\t{seconds / side**2:.9g}", flush=True)

if len(sys.argv) > 1 and open(sys.argv[1]).readline().startswith("time"):
    t, y = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, unpack=True)
    odd = np.arange(1, 60, 2)

    class Sheet(Component):
        """M∞·F(Dt/l²) of a sheet of 200 µm, D in 10⁻¹² m²/s; thirty terms and the root law below 0.028."""

        def __init__(self):
            Component.__init__(self, ("amount", "diffusivity"))

        def function(self, t):
            fo = np.maximum(self.diffusivity.value, 1e-6) * 1e-12 * t / 1e-4**2
            series = 1 - (8 / np.pi**2 / odd**2 * np.exp(-np.outer(fo, odd**2) * np.pi**2 / 4)).sum(axis=1)
            return self.amount.value * np.where(fo < 0.028, 2 * np.sqrt(fo / np.pi), series)

    maps = y + 0.01 * rng.standard_normal((side, side, t.size))

    def uptake(sheet):
        sheet.amount.value, sheet.diffusivity.value = 1, 2

    print(f"map/HyperSpy multifit, scaled from {side**2} pixels\t{fitted(maps, t, (Sheet,), uptake) * 16384 / side**2:.9g}", flush=True)
