using System.Text.Json;
using Fickian.Cli;

namespace Fickian.Tests.Report;

/// <summary>One run of <c>reproduce</c> for all tests of the report.</summary>
public sealed class ReportFixture : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("fickian-report").FullName;

    public int Code { get; private set; }

    public string Failures { get; private set; } = "";

    public string Page => Path.Combine(Folder, "index.html");

    public IReadOnlyList<JsonElement> Results { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var output = new StringWriter();
        Code = await CommandLine.RunAsync(["reproduce", "--out", Folder], output, TextWriter.Null);
        Failures = string.Join('\n', output.ToString().Split('\n').Where(l => l.StartsWith("fails", StringComparison.Ordinal)));
        Results = [.. JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "results.json"))).RootElement.EnumerateArray()];
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
