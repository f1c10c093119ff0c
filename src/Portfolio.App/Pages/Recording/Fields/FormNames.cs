using System.Globalization;

namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>
/// The names in a form beside those of the command's fields. They hold a tilde, which no field's name does.
/// </summary>
public static class FormNames
{
    /// <summary>What is to be done: record (left out), <c>preview</c>, add or remove a row.</summary>
    public const string Do = "~do";

    /// <summary>The version that the form was opened with.</summary>
    public const string Version = "~version";

    /// <summary>The record that this is a version of.</summary>
    public const string Stream = "~stream";

    /// <summary>Under which a form is recorded once, however often it is sent.</summary>
    public const string Key = "~key";

    /// <summary>The key of one of several programmes, where that is not the form's.</summary>
    public static string KeyOf(string programme) => $"~key-{Written(programme)}";

    /// <summary>The programmes that one command is for, where it is for several.</summary>
    public const string Programmes = "~programme";

    /// <summary>Which fields have a value of their own for each of several programmes.</summary>
    public const string Differs = "~differs";

    /// <summary>The button that shows a column for each of these.</summary>
    public const string ShowOwn = "own";

    public const string AddRow = "add:";

    public const string RemoveRow = "remove:";

    /// <summary>Says that what there is of a field is taken away.</summary>
    public static string None(string path) => $"{path}~none";

    /// <summary>Which of the things found was chosen.</summary>
    public static string Chosen(string path) => $"{path}~chosen";

    /// <summary>What had been typed when that was offered: with other words, it is no longer meant.</summary>
    public static string ChosenFor(string path) => $"{path}~for";

    /// <summary>
    /// What the fields of one of several programmes are a part of. Its code is written so that two never become one element's id.
    /// </summary>
    public static string Own(string programme) => $"~own-{Written(programme)}";

    /// <summary>The id of a field's element.</summary>
    public static string Id(string path) => "f-" + string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).TrimEnd('-');

    private static string Written(string programme) => string.Concat(programme.ToUpperInvariant()
        .Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : string.Create(CultureInfo.InvariantCulture, $"_{(int)c:x2}_")));
}
