using Fickian.Numerics;

namespace Fickian.Fitting;

/// <content>Columns, derivatives and start, from those of the curves.</content>
public sealed partial class GlobalModel
{
    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        RequireOwnPoints(x);
        columns.Clear();
        for (var i = 0; i < members.Length; i++)
        {
            var (member, n) = (members[i], members[i].Data.Count);
            var own = new double[member.Columns * n];
            member.Model.Evaluate(x.Slice(member.Start, n), Theta(i, parameters), own);
            Place(i, own, 1, columns, x.Length);
        }
    }

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        RequireOwnPoints(x);
        columns.Clear();
        derivatives.Clear();
        var block = Math.Max(1, Coefficients.Count) * x.Length;
        for (var i = 0; i < members.Length; i++)
        {
            var (member, n) = (members[i], members[i].Data.Count);
            var own = new double[member.Columns * n];
            var slopes = new double[member.Model.Parameters.Count(p => p.IsFree) * own.Length];
            if (!member.Model.TryDifferentiate(x.Slice(member.Start, n), Theta(i, parameters), own, slopes))
                return false;
            Place(i, own, 1, columns, x.Length);
            var at = 0;
            foreach (var source in layout.SourcesOf(i))
            {
                if (source.Index < 0)
                    continue;
                foreach (var (index, factor) in Chain(i, source, parameters))
                    Place(i, slopes.AsSpan(at, own.Length), factor, derivatives.Slice(index * block, block), x.Length);
                at += own.Length;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        var guesses = new double[members.Length][];
        for (var i = 0; i < members.Length; i++)
        {
            guesses[i] = [.. members[i].Model.Parameters.Select(p => p.Value)];
            if (Array.Exists(guesses[i], double.IsNaN))
                members[i].Model.Guess(members[i].Data, guesses[i]);
            for (var k = 0; k < guesses[i].Length; k++)
            {
                if (layout.SourcesOf(i)[k] is { Law: null, Index: >= 0 } own)
                    parameters[own.Index] = guesses[i][k];
            }
        }

        foreach (var (name, law) in laws)
        {
            var values = members.Select((m, i) => m.Model.Parameters.Index().Where(p => p.Item.IsFree && p.Item.Quantity.Name == name).Select(p => guesses[i][p.Index]).ToArray()).ToArray();
            if (values.All(v => v.Length > 0))
                law.Guess([.. values.Select(v => v[0])], parameters[IndexOfLaw(name)..]);
            else if (values.FirstOrDefault(v => v.Length > 0) is { } some && law is SharedParameter)
                parameters[IndexOfLaw(name)] = some[0];
        }
    }

    private int IndexOfLaw(string name)
    {
        for (var i = 0; i < members.Length; i++)
        {
            for (var k = 0; k < members[i].Model.Parameters.Count; k++)
            {
                if (layout.SourcesOf(i)[k].Law is not null && members[i].Model.Parameters[k].Quantity.Name == name)
                    return layout.SourcesOf(i)[k].Index;
            }
        }

        throw new InvalidOperationException($"'{name}' follows a law in none of the curves.");
    }

    private double[] Theta(int curve, ReadOnlySpan<double> parameters)
    {
        var sources = layout.SourcesOf(curve);
        var theta = new double[sources.Length];
        for (var k = 0; k < theta.Length; k++)
        {
            var bounds = members[curve].Model.Parameters[k];
            theta[k] = sources[k].Value(curve, parameters);
            // A law may lead a little beyond the bounds of what it governs on the way to the minimum.
            if (sources[k].Law is not null)
                theta[k] = Math.Clamp(theta[k], bounds.Lower, bounds.Upper);
        }

        return theta;
    }

    // Free parameters that a curve's parameter depends on, by their number among the free ones, with the derivative.
    private List<(int Index, double Factor)> Chain(int curve, GlobalLayout.Source source, ReadOnlySpan<double> parameters)
    {
        var factors = new double[source.Law?.Parameters.Count ?? 1];
        if (source.Law is null)
            factors[0] = 1;
        else
            source.Law.Differentiate(curve, parameters[source.Index..], factors);
        var chain = new List<(int, double)>(factors.Length);
        for (var k = 0; k < factors.Length; k++)
        {
            if (layout.Parameters[source.Index + k].IsFree)
                chain.Add((layout.Parameters.Take(source.Index + k).Count(p => p.IsFree), factors[k]));
        }

        return chain;
    }

    private void Place(int curve, ReadOnlySpan<double> own, double factor, Span<double> all, int total)
    {
        var n = members[curve].Data.Count;
        foreach (var (j, column) in layout.ColumnsOf(curve).ToArray().Index())
            VectorArithmetic.AddScaled(all.Slice((column * total) + members[curve].Start, n), factor, own.Slice(j * n, n));
    }

    private void RequireOwnPoints(ReadOnlySpan<double> x)
    {
        var count = members[^1].Start + members[^1].Data.Count;
        if (x.Length != count)
            throw new ArgumentException($"The {count} points of all curves were expected, and {x.Length} abscissae were found; evaluate the model of one curve instead.", nameof(x));
    }
}
