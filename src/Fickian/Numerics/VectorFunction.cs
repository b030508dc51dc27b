namespace Fickian.Numerics;

/// <summary>Values of several functions of one variable; false where they are not finite.</summary>
internal delegate bool VectorFunction(double t, Span<double> values);
