using System.Reflection;
using Fickian.Fitting;

namespace Fickian.Cli.Options;

/// <summary>Which parameters of a model are free, fixed or bounded, as the command line says.</summary>
/// <remarks>
/// Models are records whose parameters are properties of type <see cref="Parameter"/>: one is found by the name or symbol of its quantity,
/// in the model or in what it is made of, and set in a copy.
/// </remarks>
/// <param name="Settings">Name of the parameter and what happens to it, in the order given.</param>
internal sealed record ParameterSettings(IReadOnlyList<ParameterSettings.Setting> Settings)
{
    /// <summary>One setting.</summary>
    /// <param name="Name">Name or symbol of the parameter.</param>
    /// <param name="Change">The setting in the place of another.</param>
    /// <param name="Frees">Whether it frees a parameter.</param>
    internal sealed record Setting(string Name, Func<Parameter, Parameter> Change, bool Frees);

    /// <summary>The model with every setting.</summary>
    /// <exception cref="UsageException">The model has no parameter of that name.</exception>
    public IModel Apply(IModel model) => Settings.Aggregate(model, (m, s) => TrySet(m, s) as IModel ?? throw Unknown(m, s.Name));

    /// <summary>The model with those settings that hold or bound what it has free; for models that are compared with another.</summary>
    public IModel ApplyWhereFree(IModel model) => Settings.Where(s => !s.Frees && All(model).Any(p => p.IsFree && IsMeant(p, s.Name))).Aggregate(model, (m, s) => TrySet(m, s) as IModel ?? m);

    /// <summary>The parameter or coefficient of a model that a name means.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Parameter Find(IModel model, string name) => All(model).FirstOrDefault(p => IsMeant(p, name)) ?? throw Unknown(model, name);

    private static IEnumerable<Parameter> All(IModel model) => model.Parameters.Concat(model.Coefficients);

    private static bool IsMeant(Parameter parameter, string name) =>
        string.Equals(parameter.Quantity.Name, name, StringComparison.OrdinalIgnoreCase) || parameter.Quantity.Symbol == name;

    private static UsageException Unknown(IModel model, string name) =>
        new($"'{name}' is no parameter of the {model.Name}; it has {string.Join(", ", All(model).Select(p => p.Quantity.Name))}.");

    // A copy with the parameter set otherwise; null if there is none of that name.
    private static object? TrySet(object model, Setting setting)
    {
        foreach (var property in model.GetType().GetProperties().Where(p => p.CanWrite))
        {
            var changed = property.GetValue(model) switch
            {
                Parameter p => IsMeant(p, setting.Name) ? setting.Change(p) : null,
                IReadOnlyList<Parameter> list => list.Any(p => IsMeant(p, setting.Name)) ? list.Select(p => IsMeant(p, setting.Name) ? setting.Change(p) : p).ToArray() : null,
                IModel or Diffusion.IPressureHistory => TrySet(property.GetValue(model)!, setting),
                _ => null,
            };
            if (changed is null)
                continue;
            var copy = Copy.Invoke(model, null)!;
            property.SetValue(copy, changed, BindingFlags.DoNotWrapExceptions, null, null, null);
            return copy;
        }

        return null;
    }

    private static MethodInfo Copy { get; } = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;
}
