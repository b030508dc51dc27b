using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace Fickian.Notebooks;

/// <summary>Resolves <c>#r</c>: an assembly that the host brings along is compiled against the host's own copy, whatever path the cell names.</summary>
/// <remarks>
/// The runtime binds the same way (by simple name, the host's list of trusted assemblies first), so a type made in a cell is the host's type,
/// and the notebooks' folder may hold another build of the library without harm.
/// References are kept for the process: the second notebook does not read them again.
/// </remarks>
internal sealed class HostReferences(string folder) : MetadataReferenceResolver
{
    private static readonly FrozenDictionary<string, string> Trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    // As in the script engine's own resolver: visible to source only through the #r that needs it.
    private static readonly MetadataReferenceProperties Implicit = MetadataReferenceProperties.Assembly.WithAliases(["<implicit>"]);

    private static readonly ConcurrentDictionary<string, PortableExecutableReference> Known = new(StringComparer.Ordinal);

    private readonly ScriptMetadataResolver paths = ScriptMetadataResolver.Default.WithBaseDirectory(folder);

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        [.. paths.ResolveReference(reference, baseFilePath, properties).Select(found => HostCopy(found, properties))];

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        Trusted.TryGetValue(referenceIdentity.Name, out var path) ? FromFile(path, Implicit) : paths.ResolveMissingAssembly(definition, referenceIdentity);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static PortableExecutableReference HostCopy(PortableExecutableReference reference, MetadataReferenceProperties properties) =>
        Trusted.TryGetValue(Path.GetFileNameWithoutExtension(reference.FilePath ?? ""), out var path) ? FromFile(path, properties) : reference;

    private static PortableExecutableReference FromFile(string path, MetadataReferenceProperties properties) =>
        Known.GetOrAdd(path, file => MetadataReference.CreateFromFile(file)).WithProperties(properties);
}
