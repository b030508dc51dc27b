using Fickian.Cli.Verbs;
using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Cli.Uptake;

/// <summary>The model that words mean: body, surface, gas and mechanism put together.</summary>
/// <param name="Settings">Numbers that some mechanisms need.</param>
/// <param name="Pressure">Recorded pressure in the place of a step; null if there is none.</param>
internal sealed record UptakeMechanism(MechanismSettings Settings, Curve? Pressure)
{
    /// <summary>The model.</summary>
    /// <exception cref="UsageException">The words do not go together, or a number that the mechanism needs is missing.</exception>
    public IModel Of(UptakeWords words, IUptakeModel body)
    {
        if (words.Mechanism is not ("fick" or "relaxation"))
            return Alone(words, body);
        if (words.Law == "constant")
            return words.Mechanism == "relaxation" ? new BerensHopfenberg(InGas(words, Spread(words, body)), Settings.Relaxations ?? 1) : InGas(words, Spread(words, body));
        if (words.Mechanism != "fick" || words.HasGas || Pressure is not null || words.Distribution != "none")
            throw new UsageException($"A diffusivity that depends on concentration ({words.Law}) is known with --boundary constant or barrier, by itself; leave --pressure, --distribution and --model out.");
        var dependent = ConcentrationLaw.Uptake(words.Law, UptakeBody.Simple(body, $"The {words.Law} diffusivity"), Settings);
        return words.Boundary == "barrier" ? dependent with { SurfacePermeability = Parameter.Free } : dependent;
    }

    private IUptakeModel Spread(UptakeWords words, IUptakeModel body) => words.Distribution switch
    {
        "none" => body,
        _ when body is AnisotropicCuboid or TwoFacedSheet => throw new UsageException($"A distribution is known for bodies with one diffusivity and one surface, and the body is a {body.Name}."),
        "size" => new Distributed(body, Diffusion.Spread.Size) { GeometricStandardDeviation = Settings.Spread ?? Parameter.Free },
        _ => new Distributed(body, Diffusion.Spread.Diffusivity) { GeometricStandardDeviation = Settings.Spread ?? Parameter.Free },
    };

    private IUptakeModel InGas(UptakeWords words, IUptakeModel body)
    {
        if (Pressure is not null && words.HasGas)
            throw new UsageException($"A recorded pressure takes the place of a step, and the boundary is {words.Boundary}; use --pressure with constant or barrier.");
        var model = words.Boundary switch
        {
            "barrier" => body.WithBarrier(),
            "exponential" => new UnderPressure(body, new ExponentialPressure()),
            "ramp" => new UnderPressure(body, new LinearPressureRamp(Parameter.Free)),
            "bath" => new FiniteBath(body),
            _ => body,
        };
        return Pressure is null ? model : new UnderPressure(model, new MeasuredPressure(Pressure));
    }

    // Mechanisms with a surface, a gas and a diffusivity of their own.
    private IModel Alone(UptakeWords words, IUptakeModel body)
    {
        if (words.Boundary != "constant" || Pressure is not null || words.Distribution != "none" || words.Law != "constant")
            throw new UsageException($"{words.Mechanism} has a surface, a gas and a diffusivity of its own; leave --boundary, --pressure, --distribution and --diffusivity out.");
        return words.Mechanism switch
        {
            "linear-driving-force" => new LinearDrivingForce(),
            "bidisperse" when body is Sphere => new BidisperseSphere(),
            "non-isothermal" when body is Sphere => new NonIsothermalSphere(body.CharacteristicLength),
            "moving-front" => Front(UptakeBody.Simple(body, "A moving front")),
            _ => throw new UsageException($"{words.Mechanism} is known for a sphere, and the body is a {body.Name}; use --geometry sphere."),
        };
    }

    private MovingFront Front((BodyShape Shape, double Length) body) => new(body.Shape, body.Length, Settings.CapacityRatio
        ?? throw new UsageException("moving-front needs --capacity-ratio, the bound amount over the mobile concentration at the surface, for example 20."));
}
