using System.Diagnostics;
using System.Runtime.CompilerServices;
using Fickian.Figures.Print;
using SkiaSharp;

namespace Fickian.Tests.Figures;

public sealed class TypefaceTests
{
    private const string Needed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;+-=<>/|()[]{}%&'\"#*_"
        + "µ⁻¹Åτ→±₀₁₂₃₄₅₆₇₈₉⁰²³⁴⁵⁶⁷⁸⁹ₙ∞·√°×≤≥≈ΔχλαβσρθγκωΩπ–−“”…";

    private const string TargetVariable = "FICKIAN_RENDER_TO";

    [Fact]
    public void The_typeface_has_every_character_of_the_field()
    {
        Typefaces.Require(Needed);
        Assert.All(Needed.EnumerateRunes(), rune => Assert.NotEqual(0, Typefaces.SemiBold.GetGlyph(rune.Value)));
    }

    [Fact]
    public void Figures_look_the_same_on_a_machine_without_fonts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("unshare", "-m", "true") == 0, "Hiding the fonts needs Linux, root and unshare.");
        var folder = Directory.CreateTempSubdirectory();
        var nothing = Directory.CreateTempSubdirectory();
        const string Hide = "for d in /usr/share/fonts /usr/local/share/fonts /etc/fonts $HOME/.fonts $HOME/.local/share/fonts /var/cache/fontconfig; do if [ -d $d ]; then mount --bind $1 $d; fi; done; exec dotnet exec $2";
        var code = Run("unshare", [(TargetVariable, folder.FullName)], "-m", "sh", "-c", Hide, "sh", nothing.FullName, typeof(TypefaceTests).Assembly.Location);

        Assert.Equal(0, code);
        Assert.Equal("", File.ReadAllText(Path.Combine(folder.FullName, "families.txt")));
        Assert.Equal(Samples.Both().ToSvg(), File.ReadAllText(Path.Combine(folder.FullName, "both.svg")));
        Assert.Equal(Samples.Both().ToPng(), File.ReadAllBytes(Path.Combine(folder.FullName, "both.png")));
        Assert.True(DarkPixels(File.ReadAllBytes(Path.Combine(folder.FullName, "title.png"))) > 100, "The title left no ink.");
        folder.Delete(recursive: true);
        nothing.Delete();
    }

    /// <summary>In the child process: draws and leaves before any test begins.</summary>
    [ModuleInitializer]
    internal static void DrawIfAsked()
    {
        if (Environment.GetEnvironmentVariable(TargetVariable) is not { Length: > 0 } folder)
            return;
        File.WriteAllText(Path.Combine(folder, "families.txt"), string.Join(",", SKFontManager.Default.FontFamilies));
        File.WriteAllText(Path.Combine(folder, "both.svg"), Samples.Both().ToSvg());
        File.WriteAllBytes(Path.Combine(folder, "both.png"), Samples.Both().ToPng());
        File.WriteAllBytes(Path.Combine(folder, "title.png"), Samples.Curves().ToPng());
        Environment.Exit(0);
    }

    // The strip of the title, left of the badge: dark only where there are letters.
    private static int DarkPixels(byte[] png)
    {
        using var bitmap = SKBitmap.Decode(png);
        return Enumerable.Range(0, 45).Sum(y => Enumerable.Range(0, bitmap.Width / 2).Count(x => bitmap.GetPixel(x, y).Red < 100));
    }

    private static int Run(string file, params string[] arguments) => Run(file, [], arguments);

    private static int Run(string file, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
