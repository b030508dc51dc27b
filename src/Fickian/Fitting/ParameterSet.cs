namespace Fickian.Fitting;

/// <summary>Parameters and coefficients of a model in one order: θ first, then c.</summary>
internal sealed class ParameterSet
{
    public ParameterSet(IModel model)
    {
        Model = model;
        All = [.. model.Parameters, .. model.Coefficients];
        Nonlinear = model.Parameters.Count;
        Axes = Array.ConvertAll(All, AxisOf);
        Free = [.. Enumerable.Range(0, All.Length).Where(i => All[i].IsFree)];
        FreeNonlinear = Free.Count(i => i < Nonlinear);
    }

    /// <summary>The model.</summary>
    public IModel Model { get; }

    /// <summary>All parameters, then all coefficients.</summary>
    public Parameter[] All { get; }

    /// <summary>Coordinate of each.</summary>
    public ParameterAxis[] Axes { get; }

    /// <summary>Indices of the free ones.</summary>
    public int[] Free { get; }

    /// <summary>Number of parameters θ.</summary>
    public int Nonlinear { get; }

    /// <summary>Number of free parameters θ; they come first in <see cref="Free"/>.</summary>
    public int FreeNonlinear { get; }

    /// <summary>Number of columns of the model.</summary>
    public int Columns => Math.Max(1, All.Length - Nonlinear);

    /// <summary>Index of a parameter by the name of its quantity.</summary>
    /// <exception cref="ArgumentException">The model has none, or several, of that name.</exception>
    public int IndexOf(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var name = parameter.Quantity.Name;
        var at = Array.FindIndex(All, p => p.Quantity.Name == name);
        if (at < 0)
            throw new ArgumentException($"The {Model.Name} has no parameter '{name}'; it has {string.Join(", ", All.Select(p => p.Quantity.Name))}.", nameof(parameter));
        if (Array.FindLastIndex(All, p => p.Quantity.Name == name) != at)
            throw new ArgumentException($"The {Model.Name} has several parameters called '{name}'; give their quantities different names.", nameof(parameter));
        return at;
    }

    private static ParameterAxis AxisOf(Parameter parameter)
    {
        var name = parameter.Quantity.Name;
        if (!(parameter.Lower <= parameter.Upper))
            throw new ArgumentException($"The bounds of '{name}' are out of order: {parameter.Lower} to {parameter.Upper}.", nameof(parameter));
        if (parameter.IsLogarithmic && !(parameter.Upper > 0))
            throw new ArgumentException($"'{name}' is fitted as its logarithm and needs an upper bound above 0; found {parameter.Upper}.", nameof(parameter));
        if (!parameter.IsFree && double.IsNaN(parameter.Value))
            throw new ArgumentException($"'{name}' is fixed and needs a value; found none.", nameof(parameter));
        return new(parameter.IsLogarithmic, parameter.IsLogarithmic ? Math.Max(0, parameter.Lower) : parameter.Lower, parameter.Upper);
    }
}
