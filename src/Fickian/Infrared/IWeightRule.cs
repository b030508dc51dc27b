using System.Runtime.Intrinsics;

namespace Fickian.Infrared;

/// <summary>How a baseline by penalised least squares weighs the points anew once it knows a baseline; eight spectra at a time, one a lane.</summary>
internal interface IWeightRule
{
    /// <summary>Sets the weights of the lanes that are still at work.</summary>
    /// <param name="round">Number of baselines found so far, from 1.</param>
    /// <param name="spectra">Ordinates, baselines and weights.</param>
    /// <param name="working">Mask of the lanes at work.</param>
    /// <returns>Mask of the lanes whose weights still changed.</returns>
    Vector512<double> Update(int round, SpectraInLanes spectra, Vector512<double> working);
}
