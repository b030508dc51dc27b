namespace Fickian.Files;

/// <summary>One word of a STAR file.</summary>
/// <param name="Text">Its text, without quotes.</param>
/// <param name="Quoted">Whether it stood in quotes or between semicolons, so that it is a value whatever it says.</param>
/// <param name="Line">Line on which it begins, counted from 1.</param>
internal readonly record struct StarToken(string Text, bool Quoted, int Line);
