using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace Fickian.Infrared;

/// <summary>A diffusivity for every pixel, with its error and a verdict.</summary>
/// <remarks>Pictures show only pixels that are determined; all others are NaN there and keep their numbers in <see cref="Layers"/>.</remarks>
public sealed record DiffusivityMap
{
    /// <summary>Keeps what was fitted.</summary>
    /// <param name="source">The map that was fitted.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="layers">Free parameters of the model, then its free coefficients.</param>
    /// <param name="rms">Root mean square of the residuals of each pixel, in the unit of the data, [pixels].</param>
    internal DiffusivityMap(UptakeMap source, string model, ImmutableArray<MapLayer> layers, ImmutableArray<double> rms) =>
        (Source, Model, Layers, Residuals) = (source, model, [.. layers.Select(l => InUnitOf(source, l))], rms);

    /// <summary>The map that was fitted.</summary>
    public UptakeMap Source { get; }

    /// <summary>Name of the model.</summary>
    public string Model { get; }

    /// <summary>Free parameters of the model, the diffusivity first, then its free coefficients.</summary>
    public ImmutableArray<MapLayer> Layers { get; }

    /// <summary>Root mean square of the residuals of each pixel, in the unit of the data, [pixels].</summary>
    public ImmutableArray<double> Residuals { get; }

    /// <summary>What the data say about the diffusivity of each pixel, row by row as stored, [pixels].</summary>
    public ImmutableArray<PixelStatus> Status => Layers[0].Status;

    /// <summary>Diffusivity, m²/s.</summary>
    public Image Diffusivity => Picture(Layers[0], i => Layers[0].Values[i], Layers[0].Parameter.Quantity);

    /// <summary>Standard error of the diffusivity, m²/s.</summary>
    public Image StandardError => Picture(Layers[0], i => Layers[0].StandardErrors[i], Layers[0].Parameter.Quantity);

    /// <summary>Standard error over diffusivity, 1.</summary>
    public Image RelativeError => Picture(Layers[0], i => Layers[0].StandardErrors[i] / Layers[0].Values[i], new("relativeError", "σ(D)/D", Unit.One));

    /// <summary>Uptake at equilibrium, in the unit of the data.</summary>
    public Image Amplitude => Picture(Layers[^1], i => Layers[^1].Values[i], Source.Quantity);

    /// <summary>χ² per degree of freedom: the residuals over the noise of the spectra; NaN where that is not known.</summary>
    public Image ReducedChiSquare
    {
        get
        {
            var (points, freedom) = (Source.Times.Count, Source.Times.Count - Layers.Length);
            return Picture(Layers[0], i => Residuals[i] * Residuals[i] * points / (Source.Noise * Source.Noise * freedom), new("reducedChiSquare", "χ²/ν", Unit.One));
        }
    }

    /// <summary>What the data say about the diffusivity of one pixel.</summary>
    /// <param name="row">Row, counted from 0 as stored.</param>
    /// <param name="column">Column, counted from 0 as stored.</param>
    public PixelStatus this[int row, int column] => Status[(row * Source.Columns.Count) + column];

    /// <summary>Median diffusivity of the determined pixels, m²/s; NaN if there is none.</summary>
    /// <param name="region">Pixels that count; null for all.</param>
    public double Median(PixelMask? region = null)
    {
        var known = Determined(region).Select(i => Layers[0].Values[i]).Order().ToArray();
        return known.Length == 0 ? double.NaN : 0.5 * (known[(known.Length - 1) / 2] + known[known.Length / 2]);
    }

    /// <summary>Mean diffusivity of the determined pixels, weighted by their errors; the error is scaled up where pixels scatter more than their errors say, never down.</summary>
    /// <param name="region">Pixels that count; null for all.</param>
    public Estimate Mean(PixelMask? region = null)
    {
        var (layer, known) = (Layers[0], Determined(region).ToArray());
        if (known.Length < 2)
            return new(Median(region), double.PositiveInfinity, layer.Parameter.Quantity.Unit) { Name = layer.Parameter.Quantity.Name, Verdict = Verdict.NotDetermined };

        // Weights by relative errors: an absolute error shrinks with the value itself and would favour low ones.
        var weights = Array.ConvertAll(known, i => Math.Pow(layer.Values[i] / layer.StandardErrors[i], 2));
        var sum = weights.Sum();
        var mean = known.Zip(weights, (i, w) => w * layer.Values[i]).Sum() / sum;
        var chiSquare = known.Zip(weights, (i, w) => w * Math.Pow((layer.Values[i] / mean) - 1, 2)).Sum() / (known.Length - 1);
        return new(mean, mean * Math.Sqrt(Math.Max(1, chiSquare) / sum), layer.Parameter.Quantity.Unit) { Name = layer.Parameter.Quantity.Name, DegreesOfFreedom = known.Length - 1 };
    }

    /// <summary>Table with one row per pixel: positions, every parameter with its error, residual and status; SI.</summary>
    public DataFrame ToDataFrame()
    {
        var (pixels, columns) = (Enumerable.Range(0, Source.Pixels).ToArray(), Source.Columns.Count);
        List<DataFrameColumn> table =
        [
            new DoubleDataFrameColumn(Source.Columns.Quantity.AxisLabel, pixels.Select(i => Source.Columns[i % columns])),
            new DoubleDataFrameColumn(Source.Rows.Quantity.AxisLabel, pixels.Select(i => Source.Rows[i / columns])),
        ];
        foreach (var layer in Layers)
        {
            table.Add(new DoubleDataFrameColumn(layer.Parameter.Quantity.AxisLabel, layer.Values));
            table.Add(new DoubleDataFrameColumn($"σ({layer.Parameter.Quantity.Symbol})", layer.StandardErrors));
        }

        table.Add(new DoubleDataFrameColumn("residual rms", Residuals));
        table.Add(new StringDataFrameColumn("status", Status.Select(s => s.ToString())));
        return new(table);
    }

    /// <summary>Table with one row per pixel, for files of numbers: position, value and error of each parameter, residual, and the status as its number.</summary>
    public Table ToTable()
    {
        var (pixels, columns) = (Enumerable.Range(0, Source.Pixels).ToArray(), Source.Columns.Count);
        List<TableColumn> table =
        [
            new(Source.Columns.Quantity.Name, Source.Columns.Quantity.Unit.Symbol, Array.ConvertAll(pixels, i => Source.Columns[i % columns])),
            new(Source.Rows.Quantity.Name, Source.Rows.Quantity.Unit.Symbol, Array.ConvertAll(pixels, i => Source.Rows[i / columns])),
        ];
        foreach (var layer in Layers)
        {
            table.Add(new(layer.Parameter.Quantity.Name, layer.Parameter.Quantity.Unit.Symbol, layer.Values.AsMemory()));
            table.Add(new($"standard error of {layer.Parameter.Quantity.Name}", layer.Parameter.Quantity.Unit.Symbol, layer.StandardErrors.AsMemory()));
        }

        table.Add(new("residual rms", Source.Quantity.Unit.Symbol, Residuals.AsMemory()));
        table.Add(new("status", "", Status.Select(s => (double)(int)s).ToArray()));
        return new("diffusivity map", [.. table])
        {
            Metadata = new(
            [
                new("model", Model),
                new("provenance", Source.Provenance.ToString().ToLowerInvariant()),
                new("status", string.Join(", ", Enum.GetValues<PixelStatus>().Select(s => $"{(int)s} {s}"))),
            ]),
            Findings = Source.Findings,
        };
    }

    // An amount at equilibrium has the unit of the data, which the model does not know.
    private static MapLayer InUnitOf(UptakeMap source, MapLayer layer) => layer.Parameter.Quantity == Quantity.EquilibriumUptake
        ? layer with { Parameter = layer.Parameter with { Quantity = Quantity.EquilibriumUptake with { Unit = source.Quantity.Unit } } }
        : layer;

    private IEnumerable<int> Determined(PixelMask? region) =>
        Enumerable.Range(0, Source.Pixels).Where(i => Status[i] == PixelStatus.Determined && (region?[i] ?? true));

    private Image Picture(MapLayer layer, Func<int, double> value, Quantity quantity) => MapPicture.Of(
        i => layer.Status[i] == PixelStatus.Determined ? value(i) : double.NaN, Source.Rows, Source.Columns, quantity, Source.Provenance);
}
