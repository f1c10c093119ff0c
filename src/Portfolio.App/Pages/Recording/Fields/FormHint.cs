using System.Text.RegularExpressions;
using Portfolio.App.Commands;

namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>
/// The sentence about a field for somebody who fills in a form: who is chosen by name needs no id, and what a program
/// leaves out is left empty here.
/// </summary>
internal static partial class FormHint
{
    private static readonly (string ForPrograms, string ForPeople)[] Words =
    [
        ("The id of the person who", "The person who"),
        ("A person's id", "A person"),
        ("left out", "left empty"),
        ("Left out", "Left empty"),
        ("leave it out", "leave it empty"),
        ("leave the others out", "leave the others empty"),
    ];

    public static string Of(CommandField field, FieldSource source) => Sources.IsClosed(source) && CodeAlone().IsMatch(field.Help)
        ? ""
        : Words.Aggregate(field.Help, (said, word) => said.Replace(word.ForPrograms, word.ForPeople, StringComparison.Ordinal));

    // Who chooses by title is not asked for a code.
    [GeneratedRegex(@"^The \w+['’]s code\.$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeAlone();
}
