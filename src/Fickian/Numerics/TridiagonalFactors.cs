namespace Fickian.Numerics;

/// <summary>Linear systems aᵢ·xᵢ₋₁ + bᵢ·xᵢ + cᵢ·xᵢ₊₁ = rᵢ, factored once and solved for several right-hand sides.</summary>
/// <remarks>
/// Elimination without pivoting, stable for matrices that are diagonally dominant by rows or by columns.
/// It runs from both ends to the middle and back: two chains of dependent operations of half the length, which the processor works on at once.
/// Multipliers and quotients are stored, so that a solution takes no division.
/// Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 4th ed. (2013), section 4.3.6, for the elimination from one end.
/// </remarks>
internal sealed class TridiagonalFactors(int size)
{
    private readonly int middle = size / 2;
    private readonly double[] multiplier = new double[size];
    private readonly double[] inversePivot = new double[size];
    private readonly double[] quotient = new double[size];
    private double beyondMiddle;

    /// <summary>Factors a matrix.</summary>
    /// <param name="lower">a; element 0 is not read, [n].</param>
    /// <param name="diagonal">b, [n].</param>
    /// <param name="upper">c; the last element is not read, [n].</param>
    public void Factor(double[] lower, double[] diagonal, double[] upper)
    {
        var n = size;
        var (head, tail) = (1 / diagonal[0], 1 / diagonal[n - 1]);
        (inversePivot[0], inversePivot[n - 1]) = (head, tail);
        for (int i = 1, k = n - 2; k >= middle; i++, k--)
        {
            if (i < middle)
            {
                var m = lower[i] * head;
                (quotient[i - 1], multiplier[i]) = (upper[i - 1] * head, m);
                head = 1 / (diagonal[i] - (m * upper[i - 1]));
                inversePivot[i] = head;
            }

            if (k > middle)
            {
                var m = upper[k] * tail;
                (quotient[k + 1], multiplier[k]) = (lower[k + 1] * tail, m);
                tail = 1 / (diagonal[k] - (m * lower[k + 1]));
                inversePivot[k] = tail;
            }
        }

        Close(lower, diagonal, upper);
    }

    /// <summary>Solves one system.</summary>
    /// <param name="r">Right-hand side; overwritten with the solution, [n].</param>
    public void Solve(double[] r)
    {
        var n = size;
        var (m, p, q) = (multiplier, inversePivot, quotient);
        var (head, tail) = (r[0], r[n - 1]);
        (r[0], r[n - 1]) = (head * p[0], n > 1 ? tail * p[n - 1] : head * p[0]);
        for (int i = 1, k = n - 2; i < middle; i++, k--)
        {
            head = Math.FusedMultiplyAdd(-m[i], head, r[i]);
            r[i] = head * p[i];
            if (k > middle)
            {
                tail = Math.FusedMultiplyAdd(-m[k], tail, r[k]);
                r[k] = tail * p[k];
            }
        }

        if (middle > 0)
            head = Math.FusedMultiplyAdd(-m[middle], head, r[middle]);
        if (middle < n - 1)
            head = Math.FusedMultiplyAdd(-beyondMiddle, tail, middle > 0 ? head : r[middle]);
        head = tail = r[middle] = head * p[middle];
        for (int i = middle - 1, k = middle + 1; i >= 0; i--, k++)
        {
            head = Math.FusedMultiplyAdd(-q[i], head, r[i]);
            r[i] = head;
            if (k < n)
            {
                tail = Math.FusedMultiplyAdd(-q[k], tail, r[k]);
                r[k] = tail;
            }
        }
    }

    /// <summary>The row in the middle, where both eliminations meet.</summary>
    private void Close(double[] lower, double[] diagonal, double[] upper)
    {
        var pivot = diagonal[middle];
        if (middle > 0)
        {
            multiplier[middle] = lower[middle] * inversePivot[middle - 1];
            quotient[middle - 1] = upper[middle - 1] * inversePivot[middle - 1];
            pivot -= multiplier[middle] * upper[middle - 1];
        }

        if (middle < size - 1)
        {
            beyondMiddle = upper[middle] * inversePivot[middle + 1];
            quotient[middle + 1] = lower[middle + 1] * inversePivot[middle + 1];
            pivot -= beyondMiddle * lower[middle + 1];
        }

        inversePivot[middle] = 1 / pivot;
    }
}
