namespace Fickian;

/// <summary>A data set whose numbers stand in columns: a table itself, a thermogram, a diffractogram, an isotherm.</summary>
/// <remarks>Programs that know tables only, and files of tables, take it as what the instrument exported: its own columns in its own units.</remarks>
public interface ITabular : IDataSet
{
    /// <summary>The columns as the file holds them, in its units.</summary>
    Table ToTable();
}
