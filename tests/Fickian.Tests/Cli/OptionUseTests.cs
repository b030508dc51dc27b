using Fickian.Cli;

namespace Fickian.Tests.Cli;

/// <summary>No option is ignored: what is typed changes what comes out, or is refused in one sentence.</summary>
public sealed class OptionUseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A command that runs, and words that would have no effect beside it.</summary>
    public static TheoryData<string, string> Unused() => new()
    {
        { "inspect MAP --at 2337", "--spectrum 1,1" },
        { "inspect MAP", "--frame 0" },
        { "inspect MAP", "--pixel 1,1" },
        { "inspect UPTAKE --at 100", "--pixel 1,1" },
        { "inspect UPTAKE --at 100", "--frame 1" },
        { "inspect MAP --at 2337", "--frame 3" },
        { "fit uptake UPTAKE --geometry sheet --size 200um", "--seed 3" },
        { "fit uptake UPTAKE --geometry sheet --size 200um", "--temperature 25C" },
        { "fit uptake UPTAKE --geometry sheet --size 200um", "--time-unit h" },
        { "fit uptake UPTAKE --geometry sheet --size 200um", "--spread 1.2" },
        { "fit uptake UPTAKE --geometry sheet --size 200um", "--relaxations 2" },
        { "fit uptake UPTAKE --geometry sphere --size 200um", "--faces one" },
        { "fit decay DECAY", "--bright" },
        { "fit decay DECAY", "--seed 4" },
        { "map bands MAP", "--times 5" },
        { "map bands MAP --feet 2250..2270,2420..2440", "--baseline edges" },
        { "map bands MAP --baseline separate", "--feet 2250..2270,2420..2440" },
        { "map bands MAP --baseline separate", "--quiet 2250..2270" },
        { "map bands MAP --baseline separate", "--fitted 2250..2290" },
        { "map bands MAP --gas co2,298K,40mbar,4", "--quiet 2250..2270" },
        { "map bands MAP --gas co2,298K,40mbar,4", "--feet 2250..2270,2420..2440" },
        { "map bands MAP --gas co2,298K,40mbar,4", "--baseline edges" },
        { "map bands MAP", "--fitted 2250..2290" },
        { "map bands MAP", "--path 200um" },
        { "map bands MAP --measure height", "--over 2250..2290" },
        { "map bands MAP --measure height", "--fitted 2250..2290" },
        { "map linearity MAP --strong 2336..2340 --weak 2344..2348 --feet 2262..2290,2390..2420", "--out OUT.csv" },
        { "map register MAP --points MARKS", "--frame 0" },
        { "map register MAP --points MARKS", "--band 2300..2380" },
        { "map register MAP --points MARKS", "--figure OUT.svg" },
        { "map register MAP --points MARKS", "--picture PICTURE" },
        { "thermal tm SCAN --endo up --range 390C..490C", "--rate 5K/min" },
        { "thermal cp CP", "--pan-cp 1J/gK" },
        { "thermal cp CP", "--range 100C..200C" },
        { "thermal ions IONS", "--patterns FRAGMENTS" },
        { "thermal ions IONS", "--quiet 0s..500s,5500s..6200s" },
        { "thermal ions IONS", "--out OUT.csv" },
        { "thermal ions IONS --carrier 28 --unmix water,co2", "--bound 0.1" },
        { "density WEIGHINGS", "--in-air 1mg --in-liquid 0.5mg" },
        { "density WEIGHINGS", "--gauge 5Pa" },
        { "density WEIGHINGS", "--cell 12cm3" },
        { "density WEIGHINGS", "--mass 1g" },
        { "density WEIGHINGS", "--envelope 1.3g/cm3" },
        { "density EXPANSIONS", "--liquid toluene" },
        { "density EXPANSIONS", "--temperature 25C" },
        { "density EXPANSIONS", "--humidity 0.3" },
        { "density EXPANSIONS", "--skeletal 1.3g/cm3" },
        { "pattern ZIF", "--williamson-hall" },
        { "pattern ZIF", "--instrument 0.08deg" },
        { "pattern ZIF", "--shape-factor 1" },
        { "pattern ZIF", "--part 1" },
        { "pattern --measured POWDER", "--broadening gaussian" },
    };

    [Theory]
    [MemberData(nameof(Unused))]
    public async Task An_option_without_effect_is_refused_in_one_sentence(string command, string option)
    {
        var run = await CommandRun.Of([.. Words(command), .. Words(option)]);
        Assert.True(run.Code == ExitCode.BadInput, $"{command} took {option}");
        Assert.Equal("", run.Output);
        var sentence = Assert.Single(run.Error.Trim().Split('\n'), l => l != "reading");
        Assert.Contains(option.Split(' ')[0], sentence, StringComparison.Ordinal);
    }

    /// <summary>A command that runs, and words that change what it says.</summary>
    public static TheoryData<string, string> Used() => new()
    {
        { "inspect MAP --at 2337", "--pixel 6,8" },
        { "map bands MAP", "--baseline edges" },
        { "map bands MAP", "--feet 2250..2270,2420..2440" },
        { "map bands MAP", "--quiet 2250..2270" },
        { "map bands MAP", "--gas co2,298K,40mbar,4" },
        { "map bands MAP", "--over 2250..2290" },
        { "map bands MAP", "--measure position" },
        { "map bands MAP", "--prepare difference" },
        { "thermal ions IONS", "--carrier 28" },
        { "thermal ions IONS", "--delay 12s,1s" },
        { "thermal ions IONS", "--range 100C..400C" },
        { "thermal ions IONS --carrier 28 --unmix water,co2,dmf", "--quiet 1500s..2500s,5500s..6200s" },
        { "thermal ions IONS --carrier 28 --unmix water,co2", "--patterns FRAGMENTS" },
        { "density WEIGHINGS", "--guests 0.056" },
        { "density WEIGHINGS", "--skeletal 1.45g/cm3" },
        { "density EXPANSIONS", "--envelope 1.3g/cm3" },
        { "pattern --measured POWDER", "--instrument 0.05deg" },
        { "pattern --measured POWDER", "--shape-factor 1" },
        { "pattern --measured POWDER", "--williamson-hall" },
        { "pattern --measured POWDER", "--wavelength CuKa" },
        { "pattern --measured POWDER --instrument 0.05deg", "--broadening lorentzian" },
        { "map register MAP --points MARKS", "--model affine" },
        { "map register MAP --points MARKS", "--json" },
        { "fit decay DECAY", "--stretched" },
        { "fit decay DECAY", "--plateau 0.16" },
        { "fit decay DECAY", "--predict 0.1" },
        { "fit uptake UPTAKE --geometry sheet --size 200um", "--size-error 5um" },
        { "fit uptake UPTAKE --geometry sheet --size 200um", "--faces one" },
        { "fit uptake UPTAKE --geometry sheet --size 200um", "--boundary barrier" },
    };

    [Theory]
    [MemberData(nameof(Used))]
    public async Task An_option_that_is_taken_changes_what_comes_out(string command, string option)
    {
        var (without, with) = (await CommandRun.Of([.. Words(command)]), await CommandRun.Of([.. Words(command), .. Words(option)]));
        Assert.Equal((ExitCode.Fine, ExitCode.Fine), (without.Code, with.Code));
        Assert.NotEqual(without.Output, with.Output);
    }

    private string[] Words(string text)
    {
        var fragments = Path.Combine(folder, "fragments.csv");
        if (!File.Exists(fragments))
            File.WriteAllText(fragments, "gas,m/z,intensity\nco2,44,1\nco2,22,0.05\n");
        string[] words = [.. text.Split(' ').Select(w => w switch
        {
            "MAP" => Repository.Data["simulated/maps/agZIF-62-P-CO2/t15060s.hdr"],
            "MARKS" => Repository.Data["simulated/maps/agZIF-62-P-marks.csv"],
            "PICTURE" => Repository.Data["simulated/tempering/agZIF-62-P-before-top.png"],
            "UPTAKE" => Repository.Data["simulated/uptake/agZIF-62-P-CO2.csv"],
            "DECAY" => Repository.Data["simulated/tempering/volume-loss.csv"],
            "SCAN" => Repository.Data["simulated/thermal/ZIF-62-scan-sample.csv"],
            "IONS" => Repository.Data["simulated/thermal/ZIF-62-ions.csv"],
            "WEIGHINGS" => Repository.Data["simulated/density/weighings.csv"],
            "EXPANSIONS" => Repository.Data["simulated/density/expansions.csv"],
            "ZIF" => Repository.Data["structures/zif-62-sites.csv"],
            "POWDER" => Repository.Data["simulated/patterns/ZIF-62.csv"],
            "FRAGMENTS" => fragments,
            _ when w.StartsWith("OUT", StringComparison.Ordinal) => Path.Combine(folder, w),
            _ => w,
        })];
        return [.. words.SelectMany(w => w == "CP" ? ThreeRuns() : [w])];
    }

    private static string[] ThreeRuns()
    {
        string Run(string which) => Repository.Data[$"simulated/thermal/agZIF-62-nP-cp-{which}.csv"];
        return [Run("sample"), "--zero", Run("empty"), "--sapphire", Run("sapphire"), "--masses", "25mg,15mg"];
    }
}
