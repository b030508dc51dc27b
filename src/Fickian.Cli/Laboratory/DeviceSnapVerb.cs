using System.CommandLine;
using Fickian.Acquisition.GigEVision;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian device snap</c>: one frame of a camera as a picture.</summary>
internal static class DeviceSnapVerb
{
    public static Command Create(TextWriter output)
    {
        var options = new DeviceOptions();
        var file = new Option<string>("--out") { Description = "TIFF file for the frame; one that exists is not replaced without --force.", Required = true };
        var force = new Option<bool>("--force") { Description = "Replaces a file that exists." };
        var command = new Command(
            "snap",
            """
            Takes one frame of a camera and writes it as TIFF. A frame of which packets were lost is written with what came, and says so; exit code 1.

            Example (with 'device simulate gige-vision --udp 3956' in another window):
              dotnet run --project src/Fickian.Cli -c Release -- device snap gige-vision udp:127.0.0.1:3956 --out .artifacts/frame.tif
            """);
        options.AddTo(command);
        command.Options.Add(file);
        command.Options.Add(force);
        command.SetAction((parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (File.Exists(path) && !parsed.GetValue(force))
                throw new UsageException($"The file {path} exists; choose another name or say --force.");
            return options.UseAsync(parsed, async (instrument, identity) =>
            {
                if (instrument is not GigECamera camera)
                    throw new UsageException($"A camera (gige-vision) was expected and {instrument.Name} is none.");
                var frame = await camera.SnapAsync(cancellation);
                if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                    Directory.CreateDirectory(folder);
                frame.WriteTiff(path, $"camera: {identity}");
                await output.WriteLineAsync($"{path}: {frame.Width} × {frame.Height} pixels{(frame.IsComplete ? "" : $", {frame.MissingPackets.Count} packets were lost")}.");
                return frame.IsComplete ? ExitCode.Fine : ExitCode.CheckFailed;
            }, cancellation);
        });
        return command;
    }
}
