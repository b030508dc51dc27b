namespace Fickian.Acquisition.Alicat;

/// <summary>One column of the polls of an instrument, as its own table states it.</summary>
/// <param name="Statistic">Number of the quantity: 2 pressure, 3 temperature, 4 volume flow, 5 mass flow, 34 and 36 to 39 set points, 700 letter, 701 and 702 status words, 703 gas.</param>
/// <param name="Label">Unit of a number, status word of a status.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Highest">Highest value; NaN if the table does not say.</param>
internal sealed record AlicatColumn(int Statistic, string Label, int Decimals, double Highest = double.NaN)
{
    public const int Letter = 700;
    public const int Error = 701;
    public const int Status = 702;
    public const int Gas = 703;

    public bool IsNumber => Statistic < Letter;

    public bool IsSetpoint => Statistic is 34 or (>= 36 and <= 39);
}
