using System.Buffers;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Acquisition.Opus;

/// <summary>Measuring: experiment, reference, sample, and the file that comes of it.</summary>
public sealed partial class OpusSpectrometer
{
    private static readonly SearchValues<char> NoNames = SearchValues.Create("\\/:*?<>|.'\"{}[]");
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    // Of an experiment whose number of scans is not known here.
    private const int UsualScans = 64;

    /// <inheritdoc/>
    public TimeSpan ExpectedDuration(int? scans) => TimeSpan.FromSeconds((scans ?? UsualScans) * options.ScanTime);

    /// <summary>Loads an experiment (XPM); a reference has to be measured with it before a sample.</summary>
    /// <param name="path">Path at the computer of OPUS; null takes that of the settings.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">OPUS refuses, or the instrument cannot measure.</exception>
    public async Task LoadExperimentAsync(string? path, RequestPriority priority, CancellationToken cancellation)
    {
        var experiment = path ?? options.Experiment;
        if (experiment.Length == 0)
            throw new ArgumentException($"The path of an experiment was expected and {Name} has none in its settings; nothing was sent.", nameof(path));
        await RequireReadyAsync(priority, cancellation);
        await line.AskAsync(OpusCommand.LoadExperiment(experiment), priority, cancellation);
        (State, hasReference) = (OpusState.Configured, false);
    }

    /// <inheritdoc/>
    public async Task MeasureReferenceAsync(int? scans, RequestPriority priority, CancellationToken cancellation)
    {
        await ConfigureAsync(priority, cancellation);

        // TAKE_REFERENCE has no place for a number of scans: it is set before.
        if (scans is { } asked && options.Experiment.Length == 0 && await SetAsync(ReferenceScans, asked, priority, cancellation) is { Result: not WriteResult.Done } unset)
            throw new DeviceException(DeviceFault.NotConfirmed, unset.Sentence);
        var request = options.Experiment.Length > 0 ? OpusCommand.MeasureReference(options.ExperimentName, options.ExperimentFolder, scans) : OpusCommand.TakeReference;
        var count = scans ?? await ScansAsync("NSR", priority, cancellation);
        CheckDuration(count);
        var reply = await MeasureAsync(request, count, priority, Task.FromResult, cancellation);

        // A number other than 0 behind OK is an error code.
        if (reply.Lines.Count > 0 && reply.Whole() is not 0)
            throw new DeviceException(DeviceFault.Refused, $"{Name} could not measure the reference: {OpusErrorText.Of(reply.Whole())}.", request.Bytes);
        (State, hasReference) = (OpusState.ReferenceTaken, true);
    }

    /// <inheritdoc/>
    public async Task<MeasuredSpectrum> MeasureSampleAsync(SpectrumRequest request, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckRequest(request);
        await ConfigureAsync(priority, cancellation);
        if (!hasReference)
            throw new DeviceException(DeviceFault.Refused, $"{Name} has no reference for this experiment; measure one first. Nothing was measured.");
        var command = OpusCommand.MeasureSample(options.ExperimentName, options.ExperimentFolder, request.Scans, null, request.Name, request.Sample, options.Folder);
        var scans = request.Scans ?? await ScansAsync("NSS", priority, cancellation);
        CheckDuration(scans);
        var before = Files(request.Name);
        var started = setup.Laboratory.GetUtcNow();
        var measured = await MeasureAsync(command, scans, priority, async reply => OpusMeasurement.Decode(reply) ?? await FindAsync(request.Name, before, priority, cancellation), cancellation, () => FindAsync(request.Name, before, priority, cancellation));
        var ended = setup.Laboratory.GetUtcNow();
        State = OpusState.Configured;
        var path = options.Local(measured.Path);
        var data = Read(path, command);
        await UnloadAsync(measured, priority, cancellation);
        return new(data, path, measured.Path, started, ended);
    }

    /// <summary>Reads the points of a block of a file through OPUS. The file itself is the better source; this is for files that this computer cannot see.</summary>
    /// <param name="path">Path at the computer of OPUS.</param>
    /// <param name="block">Block, for example <c>AB</c>.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">OPUS refuses, or the points do not add up.</exception>
    public async Task<OpusDataPoints> ReadPointsAsync(string path, string block, RequestPriority priority, CancellationToken cancellation)
    {
        foreach (var request in new[] { OpusCommand.ReadFromFile(path), OpusCommand.ReadFromBlock(block), OpusCommand.DataValues })
            await line.AskAsync(request, priority, cancellation);
        var reply = await line.AskAsync(OpusCommand.ReadData, priority, cancellation);
        return OpusDataPoints.Decode(reply) ?? throw Unreadable(OpusCommand.ReadData, reply, "as many points as it states");
    }

    private void CheckRequest(SpectrumRequest request)
    {
        if (options.Folder.Length == 0)
            throw new ArgumentException($"The rig names no folder into which {Name} may write; set 'folder' in the rig file. Nothing was sent.", nameof(request));
        if (request.Name.Length == 0 || request.Name.AsSpan().IndexOfAny(NoNames) >= 0)
            throw new ArgumentException($"A plain file name was expected and '{request.Name}' was found; nothing was sent.", nameof(request));
        if (request.Scans is { } scans)
            Scans.Check(Name, scans);
        CheckDuration(request.Scans);
        if (Directory.Exists(options.LocalFolder) && new DriveInfo(Path.GetFullPath(options.LocalFolder)).AvailableFreeSpace is var free && free < options.LeastFreeSpace)
            throw new ArgumentException($"At least {options.LeastFreeSpace / 1e6:0} MB of free space were expected in {options.LocalFolder} and {free / 1e6:0} MB were found; nothing was sent.", nameof(request));
    }

    private void CheckDuration(int? scans)
    {
        if (ExpectedDuration(scans).TotalSeconds > options.LongestMeasurement)
            throw new ArgumentException($"A measurement of at most {options.LongestMeasurement:0} s is allowed and {ExpectedDuration(scans).TotalSeconds:0} s were asked for; take fewer scans. Nothing was measured.", nameof(scans));
    }

    // How many scans the experiment has; null where OPUS does not tell.
    private async Task<int?> ScansAsync(string code, RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            await line.AskAsync(OpusCommand.ProgramParameters, priority, cancellation);
            return await NumberAsync(code, priority, cancellation) is >= 1 and <= 1e6 and var scans ? (int)scans : null;
        }
        catch (DeviceException e) when (e.Fault is DeviceFault.Refused or DeviceFault.UnreadableReply)
        {
            return null;
        }
    }

    private async Task RequireReadyAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var status = await StatusAsync(priority, cancellation);
        if (status is 2 or -1)
            throw new DeviceException(DeviceFault.Refused, $"{Name} cannot measure: {Status.Choices[status]}; see to the instrument.", OpusCommand.Status.Bytes);
    }

    // After a failure the reference still holds; loading the experiment again would throw it away.
    private async Task ConfigureAsync(RequestPriority priority, CancellationToken cancellation)
    {
        await RequireReadyAsync(priority, cancellation);
        if (State == OpusState.Ready && !hasReference && options.Experiment.Length > 0)
            await LoadExperimentAsync(null, priority, cancellation);
    }

    // The wait is bounded by scans and time of a scan; whatever happens, the state says whether scans may still be under way.
    private async Task<T> MeasureAsync<T>(
        Request request, int? scans, RequestPriority priority, Func<OpusReply, Task<T>> finish, CancellationToken cancellation, Func<Task<T>>? lookFor = null)
    {
        State = OpusState.Measuring;
        try
        {
            return await finish(await line.AskAsync(request with { TimeOut = ExpectedDuration(scans) + Margin }, priority, cancellation));
        }
        catch (DeviceException e) when (e.IsPassing && lookFor is not null)
        {
            Noticed?.Invoke($"{e.Message} The file is looked for.");
            return await lookFor();
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            throw new DeviceException(DeviceFault.NotConfirmed, $"Whether {Name} finished the {request.What} is not known: {e.Message}", e.Sent, e.Received, e);
        }
        finally
        {
            if (State == OpusState.Measuring)
                State = OpusState.Failed;
        }
    }

    private HashSet<string> Files(string name) =>
        Directory.Exists(options.LocalFolder) ? [.. Directory.GetFiles(options.LocalFolder, $"{name}.*")] : [];

    // The reply was lost: OPUS is asked until it measures no more, and exactly one new file of the name is the result.
    private async Task<OpusMeasurement> FindAsync(string name, HashSet<string> before, RequestPriority priority, CancellationToken cancellation)
    {
        for (var look = 0; look < 10 && (await line.AskAsync(OpusCommand.FindFunction("MeasureSample"), priority, cancellation)).Lines.Count > 0; look++)
            await Task.Delay(BetweenLooks, setup.Laboratory, cancellation);
        var found = Files(name).Except(before, StringComparer.Ordinal).ToArray();
        return found.Length == 1
            ? new(options.Folder.TrimEnd('\\', '/') + (options.Folder.Contains('\\', StringComparison.Ordinal) ? '\\' : '/') + Path.GetFileName(found[0]), null, null)
            : throw new DeviceException(DeviceFault.NotConfirmed, $"Whether {Name} measured {name} is not known: its reply names no file and {found.Length} new files of that name lie in {options.LocalFolder}; it was not repeated.");
    }

    private IDataSet Read(string path, Request command)
    {
        try
        {
            var data = OpusFile.Read(path).DataSets[0];
            var simulated = data.Metadata["instrument"]?.Contains("simulated", StringComparison.OrdinalIgnoreCase) == true;
            return !simulated ? data : data switch
            {
                Spectrum spectrum => spectrum with { Provenance = Provenance.Simulated },
                SpectralMap map => map with { Provenance = Provenance.Simulated },
                _ => data,
            };
        }
        catch (Exception e) when (e is DataFileException or IOException or UnauthorizedAccessException)
        {
            State = OpusState.Failed;
            throw new DeviceException(DeviceFault.NotConfirmed, $"{Name} measured, and its file cannot be read here: {e.Message} See the settings folder and local-folder.", command.Bytes, default, e);
        }
    }

    private async Task UnloadAsync(OpusMeasurement measured, RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            await line.AskAsync(measured.FileNumber is { } number ? OpusCommand.Unload(measured.Path, number) : OpusCommand.UnloadFile(measured.Path), priority, cancellation);
        }
        catch (DeviceException e) when (e.Fault is not DeviceFault.Preempted)
        {
            Noticed?.Invoke($"{measured.Path} was not unloaded from OPUS: {e.Message}");
        }
    }
}
