using System.Text.Json.Serialization;

namespace Fickian.Cli.Laboratory;

/// <summary>Writes messages; names in camel case, as everywhere.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DashboardMessage))]
internal sealed partial class DashboardJson : JsonSerializerContext;
