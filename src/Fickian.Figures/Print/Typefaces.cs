using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ScottPlot;
using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>The Inter typeface, carried inside this assembly, so that text looks the same on a machine without fonts.</summary>
internal static class Typefaces
{
    public const string Family = "Inter";

    private static readonly ImmutableDictionary<string, SKData> Files = Unpack();

    public static SKTypeface Regular { get; } = Create("Inter-Regular.ttf");

    public static SKTypeface SemiBold { get; } = Create("Inter-SemiBold.ttf");

    /// <summary>Makes every text that ScottPlot draws use this typeface.</summary>
    public static void Register()
    {
        lock (Fonts.FontResolvers)
        {
            if (Fonts.FontResolvers.Exists(r => r is Resolver))
                return;
            Fonts.FontResolvers.Insert(0, new Resolver());
            Fonts.Default = Family;
            Fonts.Sans = Family;
        }
    }

    /// <summary>Fails where a character has no glyph: a figure never prints an empty box.</summary>
    /// <exception cref="ArgumentException">A character has no glyph.</exception>
    public static void Require(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Regular.GetGlyph(rune.Value) == 0)
                throw new ArgumentException($"The typeface has no glyph for '{rune}' (U+{rune.Value:X4}) in \"{text}\"; write it another way.", nameof(text));
        }
    }

    private static SKTypeface Create(string file) => SKTypeface.FromData(Files[file])
        ?? throw new InvalidOperationException($"The embedded font '{file}' could not be read; build Fickian.Figures again.");

    // Avalonia packs its assets into one resource: length, index (name, offset, size of each), then the files.
    private static ImmutableDictionary<string, SKData> Unpack()
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream("Inter.dll")
            ?? throw new InvalidOperationException("The package of the Inter font is not embedded; build Fickian.Figures again.");
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        var resource = metadata.ManifestResources.Select(metadata.GetManifestResource).First(r => metadata.StringComparer.Equals(r.Name, "!AvaloniaResources"));
        var folder = image.PEHeaders.CorHeader!.ResourcesDirectory;
        var reader = image.GetSectionData(folder.RelativeVirtualAddress).GetReader((int)resource.Offset, folder.Size - (int)resource.Offset);
        var body = reader.ReadBytes(reader.ReadInt32());
        using var index = new BinaryReader(new MemoryStream(body));
        var start = sizeof(int) + index.ReadInt32();
        _ = index.ReadInt32();
        var files = ImmutableDictionary.CreateBuilder<string, SKData>(StringComparer.Ordinal);
        for (var left = index.ReadInt32(); left > 0; left--)
        {
            var name = Path.GetFileName(index.ReadString());
            var offset = index.ReadInt32();
            var size = index.ReadInt32();
            if (name is "Inter-Regular.ttf" or "Inter-SemiBold.ttf")
                files[name] = SKData.CreateCopy(body.AsSpan(start + offset, size));
        }
        return files.ToImmutable();
    }

    // ScottPlot keeps and may dispose what it is given, so each request gets a typeface of its own.
    private sealed class Resolver : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing width) =>
            Create(weight >= FontWeight.SemiBold ? "Inter-SemiBold.ttf" : "Inter-Regular.ttf");

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
            Create(bold ? "Inter-SemiBold.ttf" : "Inter-Regular.ttf");
    }
}
