using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Fickian.Acquisition.Journal;
using Fickian.Cli;

namespace Fickian.Tests.Cli.Laboratory;

/// <summary><c>acquire --dashboard</c> as a program of its own: its address comes first, it stays until the run is over, Ctrl-C is the run's.</summary>
public sealed class AcquireDashboardTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_address_is_printed_first_and_leads_to_the_run_until_it_is_over()
    {
        using var program = Start("1 h");
        var address = new Uri((await program.StandardOutput.ReadLineAsync(Cancellation))!);
        using var client = new HttpClient();
        using var stream = await AskAsync(client, HttpMethod.Get, address, "/events");
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancellation));
        Assert.Contains("\"recipe\":\"warm\"", await reader.ReadLineAsync(Cancellation), StringComparison.Ordinal);
        await UntilAsync(reader, "\"state\":\"Running\"");
        using var stop = await AskAsync(client, HttpMethod.Post, address, "/stop");
        Assert.Equal(HttpStatusCode.Accepted, stop.StatusCode);
        var last = await UntilAsync(reader, "\"end\":{");
        Assert.Contains("\"outcome\":\"stopped\"", last, StringComparison.Ordinal);
        Assert.Contains("\"isSafe\":true", last, StringComparison.Ordinal);
        var journal = (await program.StandardOutput.ReadLineAsync(Cancellation))!;
        await program.WaitForExitAsync(Cancellation);
        Assert.Equal(ExitCode.CheckFailed, program.ExitCode);
        Assert.Equal(RunOutcome.Stopped, Assert.Single(RunData.Read(journal).Of<RunEnd>()).Entry.Outcome);
    }

    [Fact]
    public async Task After_Ctrl_C_the_page_still_shows_how_the_run_was_made_safe()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs the signals of Linux");
        using var program = Start("1 h");
        var address = new Uri((await program.StandardOutput.ReadLineAsync(Cancellation))!);
        using var client = new HttpClient();
        using var stream = await AskAsync(client, HttpMethod.Get, address, "/events");
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancellation));
        await UntilAsync(reader, "\"state\":\"Running\"");
        using var interrupt = Process.Start("kill", ["-INT", $"{program.Id}"]);
        var last = await UntilAsync(reader, "\"end\":{");
        Assert.Contains("\"what\":\"temperature not rising\",\"notConfirmed\":null", last, StringComparison.Ordinal);
        await program.WaitForExitAsync(Cancellation);
        Assert.Equal(ExitCode.CheckFailed, program.ExitCode);
    }

    private static async Task<string> UntilAsync(StreamReader reader, string text)
    {
        while (true)
        {
            var line = await reader.ReadLineAsync(Cancellation) ?? throw new EndOfStreamException($"The stream ended before {text} came.");
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, HttpMethod method, Uri address, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", address.Fragment[1..]);
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    private Process Start(string hold)
    {
        File.WriteAllText(Path.Combine(folder, "rig.json"), """
            {
              "name": "hot stage",
              "instruments": { "stage": { "kind": "linkam-t95", "poll": "1 s", "maximumAge": "30 s", "limits": { "limit": ["0 °C", "200 °C"], "rate": ["0.1 K/min", "100 K/min"] } } },
              "interlocks": [ { "name": "too hot", "when": "stage.temperature > 150 °C" } ],
              "heaters": [ { "temperature": "stage.temperature", "highest": "180 °C", "gainTime": "60 s" } ],
              "virtual": {
                "cellVolume": "100 ml", "pumpingSpeed": "0.001 m³/s", "sample": "glass", "thickness": "200 µm", "diffusivity": "2.8e-12 m²/s", "diffusivitySource": "assumed",
                "equilibriumBandArea": "4 cm⁻¹", "referencePressure": "40 mbar", "wiring": { "temperature": "stage.temperature" }
              }
            }
            """);
        File.WriteAllText(Path.Combine(folder, "recipe.json"), $$"""{ "name": "warm", "rig": "rig.json", "steps": [ { "ramp": "stage", "to": "60 °C", "rate": "30 K/min" }, { "hold": "{{hold}}" } ] }""");
        string[] words = [typeof(CommandLine).Assembly.Location, "acquire", Path.Combine(folder, "recipe.json"), "--simulate", "--dashboard", "--out", Path.Combine(folder, "runs")];
        var program = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, RedirectStandardError = true, UseShellExecute = false })!;
        program.BeginErrorReadLine();
        return program;
    }
}
