using System.Globalization;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition;

/// <summary>Damaged lines between a client and its simulator: changed, lost, split, merged and noisy replies end in values or in a <see cref="DeviceException"/>, never in another failure or a hang.</summary>
internal static class Fuzzing
{
    private const int Usual = 20_000;
    private const int PerLine = 20;

    // A lost reply costs a few milliseconds.
    private static readonly SpedTime Hasty = new(400, TimeProvider.System);

    /// <summary>Number of requests to be tried of one client: a fortieth of FICKIAN_FUZZ.</summary>
    public static int Count => (int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Usual) / 40;

    /// <summary>Asks a client again and again over damaged lines.</summary>
    /// <param name="simulator">Makes the simulator of a seed.</param>
    /// <param name="client">Makes the client of a set-up.</param>
    /// <param name="ask">One request; it checks what it gets.</param>
    /// <returns>Requests that gave a value, and that failed with a sentence.</returns>
    public static async Task<(int Values, int Sentences)> RunAsync<T>(Func<int, ISimulator> simulator, Func<InstrumentSetup, T> client, Func<T, int, Task> ask)
        where T : IInstrument
    {
        var (values, sentences) = (0, 0);
        for (var seed = 0; seed * PerLine < Count; seed++)
        {
            var plan = new FaultPlan { Seed = seed, Corrupt = 0.2, Noise = 0.1, Drop = 0.03, Split = 0.2, Merge = 0.05 };
            await using var instrument = client(new("test", new FaultyChannel(Vectors.Line(simulator(seed)), plan, Hasty), Hasty) { Wire = Hasty });
            for (var i = -1; i < PerLine; i++)
            {
                try
                {
                    await (i < 0 ? instrument.ConnectAsync(TestContext.Current.CancellationToken) : ask(instrument, (seed * PerLine) + i));
                    values++;
                }
                catch (DeviceException e)
                {
                    Assert.DoesNotContain('\n', e.Message);
                    sentences++;
                }
            }
        }

        Assert.True(values > 0 && sentences > 0, $"{values} values and {sentences} sentences: some lines are sound and some are not");
        return (values, sentences);
    }
}
