using System.Collections.Frozen;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Letters of five by seven dots for what is written into a drawing.</summary>
internal static class PixelLetters
{
    /// <summary>Dots of a letter from side to side, with the gap that follows it.</summary>
    public const int Advance = 6;

    private static readonly FrozenDictionary<char, string[]> Dots = new Dictionary<char, string[]>
    {
        ['S'] = [".####", "#....", "#....", ".###.", "....#", "....#", "####."],
        ['I'] = ["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "#####"],
        ['M'] = ["#...#", "##.##", "#.#.#", "#.#.#", "#...#", "#...#", "#...#"],
        ['U'] = ["#...#", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."],
        ['L'] = ["#....", "#....", "#....", "#....", "#....", "#....", "#####"],
        ['A'] = [".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"],
        ['T'] = ["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."],
        ['E'] = ["#####", "#....", "#....", "####.", "#....", "#....", "#####"],
        ['D'] = ["####.", "#...#", "#...#", "#...#", "#...#", "#...#", "####."],
        ['1'] = ["..#..", ".##..", "..#..", "..#..", "..#..", "..#..", ".###."],
        ['m'] = [".....", ".....", "##.#.", "#.#.#", "#.#.#", "#.#.#", "#.#.#"],
    }.ToFrozenDictionary();

    /// <summary>Writes a text into a picture.</summary>
    /// <param name="grey">The picture, [rows × columns].</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="text">The text; a letter that is not drawn here is a gap.</param>
    /// <param name="left">Column of its left side.</param>
    /// <param name="top">Row of its top.</param>
    /// <param name="size">Pixels per dot.</param>
    /// <param name="shade">Grey level.</param>
    public static void Write(float[] grey, int columns, string text, int left, int top, int size, float shade)
    {
        for (var letter = 0; letter < text.Length; letter++)
        {
            if (!Dots.TryGetValue(text[letter], out var dots))
                continue;
            for (var y = 0; y < 7 * size; y++)
            {
                for (var x = 0; x < 5 * size; x++)
                {
                    if (dots[y / size][x / size] == '#')
                        grey[((top + y) * columns) + left + (letter * Advance * size) + x] = shade;
                }
            }
        }
    }
}
