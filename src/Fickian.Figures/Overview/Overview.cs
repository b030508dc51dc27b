using System.Collections.Immutable;
using Fickian.Figures.Print;
using Microsoft.Data.Analysis;
using SkiaSharp;

namespace Fickian.Figures;

/// <summary>What all notebooks of a folder hold of their last runs: every figure small, every number of the paper with its verdict.</summary>
public sealed record Overview
{
    private const int Pixels = 240;
    private const int Columns = 4;
    private const float Gap = 8;
    private const float Line = 9;

    private readonly ImmutableArray<StoredNotebook> notebooks;

    private Overview(ImmutableArray<StoredNotebook> notebooks) => this.notebooks = notebooks;

    /// <summary>Looks at the notebooks of the folder in which an overview stands.</summary>
    /// <param name="folder">Folder of the notebooks; the overview itself, <c>0-overview.ipynb</c>, is left out.</param>
    /// <exception cref="DataFileException">A file is no notebook.</exception>
    public static Overview Of(string folder) => new(StoredNotebook.All(folder, "0-overview.ipynb"));

    /// <summary>Every figure of the paper that a notebook shows, small, in the order of the paper.</summary>
    public Gallery Figures => new([.. notebooks.SelectMany(n => n.Figures).Where(f => f.Reference.Length > 0).DistinctBy(f => f.Reference).OrderBy(f => f.Reference.StartsWith('T') ? 1 : f.Reference.StartsWith('S') ? 2 : 0).ThenBy(f => f.Reference, FigureOrder)]);

    /// <summary>Every notebook with its claim and the figures it shows.</summary>
    public DataFrame Notebooks => new(
        new StringDataFrameColumn("notebook", notebooks.Select(n => n.Name)),
        new StringDataFrameColumn("what it claims", notebooks.Select(n => n.Title)),
        new StringDataFrameColumn("figures of the paper", notebooks.Select(n => string.Join(", ", n.Figures.Select(f => f.Reference).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal)))));

    /// <summary>Every value of the paper that a notebook compares with or copies, once, with its verdict.</summary>
    public NumbersOfThePaper Numbers => new([.. notebooks.SelectMany(n => n.Tables.Where(t => t[0].Length == 7 && t[0][0] == "value of the paper").SelectMany(t => t[1..]).Select(r => r.Insert(0, n.Name))).DistinctBy(r => r[1])]);

    /// <summary>Every figure of the paper that is not shown, with the reason.</summary>
    public DataFrame LeftOut
    {
        get
        {
            var rows = notebooks.SelectMany(n => n.Tables.Where(t => t[0].Length == 3 && t[0][0] == "figure of the paper").SelectMany(t => t[1..])).ToArray();
            return new(new StringDataFrameColumn("figure of the paper", rows.Select(r => r[0])), new StringDataFrameColumn("what it shows", rows.Select(r => r[1])), new StringDataFrameColumn("why it is not here", rows.Select(r => r[2])));
        }
    }

    // 2A before 10A, S3 before S22.
    private static readonly Comparer<string> FigureOrder = Comparer<string>.Create((a, b) =>
        Number(a) != Number(b) ? Number(a).CompareTo(Number(b)) : string.CompareOrdinal(a, b));

    private static int Number(string reference) => int.TryParse(string.Concat(reference.Where(char.IsAsciiDigit)), out var number) ? number : 0;

    /// <summary>Draws thumbnails in rows under their captions.</summary>
    internal static string Draw(ImmutableArray<StoredFigure> figures)
    {
        const float width = 504;
        var cell = (width - ((Columns - 1) * Gap)) / Columns;
        var pictures = figures.Select(f => new SvgPicture(f.Svg)).ToArray();
        var heights = pictures.Chunk(Columns).Select(r => r.Max(p => p.Height / p.Width * cell) + (2.5f * Line) + Gap).ToArray();
        var data = new FigureData("Every figure that is shown", "", "", "", "", [], [.. figures.Select(f => new FigureData(f.Title, f.Reference, "", "", f.Provenance, [], []))]);
        return Svg.Write(data, width, heights.Sum(), canvas =>
        {
            foreach (var (i, figure) in figures.Index())
            {
                var at = new SKPoint(i % Columns * (cell + Gap), heights[..(i / Columns)].Sum());
                using var image = pictures[i].ToImage(Pixels);
                Words.Draw(canvas, Caption(figure), at + new SKPoint(0, Line), 7, Colour.Black, bold: true);
                Words.Draw(canvas, $"{figure.Notebook[..1]} · {figure.Provenance}", at + new SKPoint(0, 2 * Line), 6, Colour.Black);
                canvas.DrawImage(image, SKRect.Create(at.X, at.Y + (2.3f * Line), cell, cell * image.Height / image.Width), new SKSamplingOptions(SKFilterMode.Linear));
            }
        });
    }

    private static string Caption(StoredFigure figure) => figure.Reference.StartsWith('T') ? figure.Reference : $"Fig. {figure.Reference}";
}
