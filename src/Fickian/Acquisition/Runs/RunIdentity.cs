using System.Security.Cryptography;
using System.Text;
using Fickian.Acquisition.Recipes;

namespace Fickian.Acquisition.Runs;

/// <summary>The identity of a run: new for every measured one, the same for a simulated one that is done again.</summary>
internal static class RunIdentity
{
    public static Guid Of(Recipe recipe, DateTimeOffset start, int? seed) => seed is { } number
        ? new(SHA256.HashData(Encoding.UTF8.GetBytes($"{recipe.Hash} {recipe.Rig.Hash} {number}")).AsSpan(0, 16))
        : Guid.CreateVersion7(start);
}
