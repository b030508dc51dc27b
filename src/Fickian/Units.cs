namespace Fickian;

/// <summary>Units at the edge: <c>200.Micrometres()</c> is 2·10⁻⁴, a length in metres.</summary>
/// <remarks>
/// Inside the library every <see cref="double"/> is SI; these suffixes convert where a number enters.
/// Two named exceptions stay as spectroscopists expect them: wavenumber in cm⁻¹ and absorbance.
/// </remarks>
public static class Units
{
    extension(double value)
    {
        /// <summary>Length given in metres, m.</summary>
        public double Metres() => value;

        /// <summary>Length given in millimetres, m.</summary>
        public double Millimetres() => value / 1e3;

        /// <summary>Length given in micrometres, m.</summary>
        public double Micrometres() => value / 1e6;

        /// <summary>Length given in nanometres, m.</summary>
        public double Nanometres() => value / 1e9;

        /// <summary>Length given in ångström, m.</summary>
        public double Angstroms() => value / 1e10;

        /// <summary>Time given in seconds, s.</summary>
        public double Seconds() => value;

        /// <summary>Time given in minutes, s.</summary>
        public double Minutes() => value * 60;

        /// <summary>Time given in hours, s.</summary>
        public double Hours() => value * 3600;

        /// <summary>Pressure given in pascal, Pa.</summary>
        public double Pascals() => value;

        /// <summary>Pressure given in millibar, Pa.</summary>
        public double Millibars() => value * 100;

        /// <summary>Pressure given in bar, Pa.</summary>
        public double Bars() => value * 1e5;

        /// <summary>Temperature given in kelvin, K.</summary>
        public double Kelvins() => value;

        /// <summary>Temperature given in degrees Celsius, K. Not for differences: it adds 273.15.</summary>
        public double Celsius() => value + 273.15;

        /// <summary>Diffusivity given in m²/s, m²/s.</summary>
        public double SquareMetresPerSecond() => value;

        /// <summary>Density given in g/cm³, kg/m³.</summary>
        public double GramsPerCubicCentimetre() => value * 1000;
    }

    extension(int value)
    {
        /// <summary>Length given in millimetres, m.</summary>
        public double Millimetres() => ((double)value).Millimetres();

        /// <summary>Length given in micrometres, m.</summary>
        public double Micrometres() => ((double)value).Micrometres();

        /// <summary>Length given in nanometres, m.</summary>
        public double Nanometres() => ((double)value).Nanometres();

        /// <summary>Time given in seconds, s.</summary>
        public double Seconds() => value;

        /// <summary>Time given in minutes, s.</summary>
        public double Minutes() => ((double)value).Minutes();

        /// <summary>Time given in hours, s.</summary>
        public double Hours() => ((double)value).Hours();

        /// <summary>Pressure given in millibar, Pa.</summary>
        public double Millibars() => ((double)value).Millibars();

        /// <summary>Temperature given in degrees Celsius, K. Not for differences: it adds 273.15.</summary>
        public double Celsius() => ((double)value).Celsius();
    }
}
