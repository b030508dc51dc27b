using System.Globalization;

namespace Fickian.Files;

/// <summary>What a NETZSCH measurement notes beside its channels.</summary>
internal sealed class NetzschNotes
{
    private const int SampleTable = 0x2AFB;
    private const int SampleCrucible = 0x2B08;
    private const int Run = 0x1772;
    private const int Instrument = 0x1775;
    private const int Zone = 0x1859;
    private const int Sensitivity = 0x01F5;
    private const int Name = 0x0840;
    private const int Mass = 0x0C9E;
    private const int Start = 0x083E;

    private static readonly int[] Polynomial = [0x044F, 0x0450, 0x0451, 0x0452, 0x0453, 0x04C3];

    private readonly NetzschStream stream;
    private readonly List<(int Category, int Reference, List<NetzschRecord> Fields)> tables = [];

    public NetzschNotes(NetzschStream stream)
    {
        this.stream = stream;
        foreach (var record in stream.Records)
        {
            if (record.IsTable)
                tables.Add((record.Field, record.Reference, []));
            else if (tables.Count > 0)
                tables[^1].Fields.Add(record);
        }
    }

    /// <summary>Program that wrote the file.</summary>
    public string Application => Text(Instrument, 0x106D);

    /// <summary>The sensitivity of the heat flow sensor, as it was calibrated.</summary>
    public Metadata Calibration
    {
        get
        {
            var fields = tables.FirstOrDefault(t => t.Category == Sensitivity && t.Fields.Exists(f => f.Field == Polynomial[0])).Fields ?? [];
            return new(Polynomial.Select((number, i) => (Number: i, Record: fields.Find(f => f.Field == number))).Where(p => p.Record.Field != 0)
                .Select(p => KeyValuePair.Create($"sensitivity P{p.Number}", stream.Number(p.Record).ToString("R", CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>Name of the sample of a run.</summary>
    public string Sample(int run) => Field(run, Name) is { } record && stream.Text(record) is { Length: > 0 } text ? text : "NETZSCH measurement";

    /// <summary>Mass of the sample of a run, kg; NaN where none was put in, as in correction runs.</summary>
    public double SampleMass(int run) => Milligrams(run) is > 0 and < 1e9 and var mass ? mass / 1e6 : double.NaN;

    /// <summary>Metadata of a run.</summary>
    public Metadata Of(int run)
    {
        List<KeyValuePair<string, string>> entries = [];
        Add("instrument", Text(Instrument, 0x1059));
        Add("operator", Text(Run, 0x0835));
        Add("sample", Sample(run));
        Add("sampleMass", double.IsNaN(SampleMass(run)) ? "" : Milligrams(run).ToString("R", CultureInfo.InvariantCulture) + " mg");
        Add("date", Date());
        Add("comment", Text(Run, 0x083D));
        Add("laboratory", Text(Run, 0x0834));
        Add("project", Text(Run, 0x083C));
        Add("time zone", TimeZone());
        Add("crucible", Text(SampleCrucible, Name));
        Add("carrier", Text(0x1779, Name));
        Add("furnace", Text(0x177A, Name));
        Add("application", Application);
        return new(entries);

        void Add(string name, string text)
        {
            if (text.Length > 0)
                entries.Add(new(name, text));
        }
    }

    private double Milligrams(int run) => Field(run, Mass) is { } record ? stream.Number(record) : double.NaN;

    // Each run of a file has its own table of the sample, in the same order.
    private NetzschRecord? Field(int run, int field)
    {
        var fields = tables.Where(t => t.Reference == SampleTable).Skip(run).Select(t => t.Fields).FirstOrDefault();
        return fields is not null && fields.FindIndex(f => f.Field == field) is >= 0 and var at ? fields[at] : null;
    }

    private string Text(int table, int field) => tables.Where(t => t.Category == table || t.Reference == table).SelectMany(t => t.Fields)
        .Where(f => f.Field == field).Select(stream.Text).FirstOrDefault(t => t.Length > 0) ?? "";

    // The zone of the start is noted behind it; other tables speak of other dates.
    private string TimeZone()
    {
        var start = tables.FindIndex(t => t.Category == Run && t.Fields.Exists(f => f.Field == Start));
        return start < 0 ? "" : tables.Skip(start).Where(t => t.Category == Zone).SelectMany(t => t.Fields).Where(f => f.Field == 0x1135).Select(stream.Text).FirstOrDefault() ?? "";
    }

    private string Date()
    {
        var seconds = tables.Where(t => t.Category == Run).SelectMany(t => t.Fields).Where(f => f.Field == Start).Select(stream.Number).FirstOrDefault(double.NaN);
        return seconds is > 0 and < 1e11 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";
    }
}
