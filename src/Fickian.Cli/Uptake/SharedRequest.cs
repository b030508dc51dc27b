using Fickian.Cli.Options;
using Fickian.Files;
using Fickian.Fitting;

namespace Fickian.Cli.Uptake;

/// <summary>What several curves share.</summary>
/// <param name="Names">Names of parameters, or activation for a diffusivity that follows the temperature.</param>
internal sealed record SharedRequest(string[] Names)
{
    /// <summary>Word for a diffusivity that follows the temperature.</summary>
    public const string Activation = "activation";

    /// <summary>Fits curves by themselves and together.</summary>
    /// <exception cref="UsageException">There is one curve only, a temperature is missing, or a parameter is unknown or fixed.</exception>
    public SharedUptake Fit(UptakeRequest request, UptakeSample[] samples, UptakeRun[] runs)
    {
        if (samples.Length < 2)
            throw new UsageException("--shared needs at least two files, since one curve shares nothing.");
        if (request.Points.Loss is not null)
            throw new UsageException("--shared compares sums of squares with those of separate fits, which a robust loss weighs differently; leave --robust or --shared out.");
        var single = request with { Rivals = null, Inference = request.Inference with { Profiles = null, Replicates = null } };
        var apart = samples.Zip(runs, single.Fit).ToArray();
        var global = GlobalModel.Of([.. apart.Select(a => (a.Fit.Model, a.Fit.Data))]);
        var shared = new List<Parameter>();
        var names = Names.Select(n => n == Activation ? n : Free(apart[0].Fit.Model, n).Quantity.Name).ToArray();
        foreach (var name in names)
        {
            var parameter = Free(apart[0].Fit.Model, name == Activation ? Quantity.Diffusivity.Name : name);
            if (name == Activation)
            {
                var law = new ThermalActivation([.. samples.Select(Temperature)]);
                global = global.Following(parameter, law);
                shared.AddRange([law.Prefactor, law.ActivationEnergy]);
            }
            else
            {
                global = global.Sharing(parameter);
                shared.Add(parameter);
            }
        }

        var fit = global.Fit(request.Points.For(apart[0].Fit.Model));
        return new(apart, fit, [.. shared], names, request.Points.Correlated) { Inference = request.Inference.Of(fit.All) };
    }

    private static double Temperature(UptakeSample sample) => sample.Temperature
        ?? throw new UsageException("--shared activation needs --temperature once for each file, for example --temperature 25C --temperature 50C.");

    private static Parameter Free(IModel model, string name) => ParameterSettings.Find(model, name) is { IsFree: true } found
        ? found
        : throw new UsageException($"What is shared is free, and '{name}' is fixed; add --free {name}.");
}
