namespace Fickian.Infrared;

/// <summary>How far a picture has moved against another.</summary>
/// <param name="Rows">Shift towards higher rows, pixels.</param>
/// <param name="Columns">Shift towards higher columns, pixels.</param>
/// <param name="RowsError">Standard error of the shift by rows, pixels; +∞ where not determined.</param>
/// <param name="ColumnsError">Standard error of the shift by columns, pixels; +∞ where not determined.</param>
/// <param name="Correlation">Correlation of the two pictures after the shift, −1 to 1.</param>
public readonly record struct ImageShift(double Rows, double Columns, double RowsError, double ColumnsError, double Correlation);
