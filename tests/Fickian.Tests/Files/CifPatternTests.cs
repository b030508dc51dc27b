using Fickian.Diffraction;
using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class CifPatternTests
{
    [Fact]
    public void Measured_and_calculated_intensities_become_patterns_with_the_wavelength_of_the_file()
    {
        var contents = Read("data_overall\nloop_\n_diffrn_radiation_wavelength\n_diffrn_radiation_wavelength_wt\n1.540593 1.0\n1.544427 0.5\ndata_run\n_pd_meas_step_count_time 2\nloop_\n_pd_meas_2theta_scan\n_pd_meas_intensity_total\n_pd_calc_intensity_total\n10.00 100(10) 99\n10.02 90.0(95) 118\n10.04 1.21E2(11) .\n");
        var measured = Assert.IsType<Diffractogram>(contents.DataSets[0]);
        Assert.Equal([10, 10.02, 10.04], measured.TwoTheta.Values.ToArray());
        Assert.Equal([100, 90, 121], measured.Intensity.ToArray());
        Assert.Equal([10, 9.5, 11], measured.StandardDeviation!.Value.ToArray().Select(s => Math.Round(s, 9)));
        Assert.Equal(1.540593e-10, measured.Radiation!.Wavelength, 1e-20);
        Assert.Equal((0.5, 2.0), (measured.Radiation.SecondRatio, measured.CountingTime));
        var calculated = Assert.IsType<Diffractogram>(contents.DataSets[1]);
        Assert.Equal((Provenance.Computed, true), (calculated.Provenance, double.IsNaN(calculated.Intensity.Span[2])));
    }

    [Fact]
    public void Angles_come_from_a_range_and_weights_are_errors()
    {
        var contents = Read("data_x\n_pd_meas_2theta_range_min 5\n_pd_meas_2theta_range_max 6\n_pd_meas_2theta_range_inc 0.5\nloop_\n_pd_meas_counts_total\n_pd_proc_ls_weight\n16 0.0625\n25 0.04\n36 0.04\n");
        var pattern = contents.The<Diffractogram>();
        Assert.Equal([5, 5.5, 6], pattern.TwoTheta.Values.ToArray());
        Assert.Equal([4, 5, 5], pattern.StandardDeviation!.Value.ToArray());
        Assert.Equal(DiffractionQuantity.Counts, pattern.Value);
        Assert.Null(pattern.Radiation);
    }

    [Theory]
    [InlineData("data_x\nloop_\n_pd_meas_2theta_scan\n_pd_meas_counts_total\n5 1\n? 2\n", "an angle 2θ was expected")]
    [InlineData("data_x\n_pd_proc_2theta_range_min 5\n_pd_proc_2theta_range_max 9\n_pd_proc_2theta_range_inc 0.5\nloop_\n_pd_proc_intensity_total\n1\n2\n", "9 intensities were expected")]
    public void What_does_not_go_together_is_told_in_one_sentence(string text, string said) =>
        Assert.Contains(said, Assert.Throws<DataFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_loop_without_angles_stays_a_table() =>
        Assert.IsType<Table>(Assert.Single(Read("data_x\nloop_\n_pd_meas_counts_total\n_other\n1 2\n3 4\n").DataSets));

    private static FileContents Read(string text) => InMemory.Open(System.Text.Encoding.UTF8.GetBytes(text));
}
