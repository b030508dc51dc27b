namespace Fickian.Acquisition.Weighing;

/// <summary>What a balance says about a weight.</summary>
public enum WeightState
{
    /// <summary>The weight has settled.</summary>
    Stable,

    /// <summary>The weight still changes.</summary>
    Dynamic,

    /// <summary>The balance is busy or waits for the weight to settle; there is no value.</summary>
    Busy,

    /// <summary>More lies on the pan than the balance can weigh.</summary>
    Overload,

    /// <summary>Less lies on the pan than the balance can weigh; the pan may be missing.</summary>
    Underload,

    /// <summary>There is no value for another reason, told in words.</summary>
    NoValue,
}
