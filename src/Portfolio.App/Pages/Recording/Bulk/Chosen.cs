using System.Globalization;
using Microsoft.Extensions.Primitives;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Recording.Bulk;

/// <summary>
/// The programmes that a form is for, each with the version that it was opened with: <c>CRM/2@17</c>. What stands as the
/// stream here is the programme's code.
/// </summary>
internal static class Chosen
{
    /// <summary>Those that were chosen on a list; what is not on record is left out.</summary>
    public static IReadOnlyList<StreamVersion> Of(StringValues codes, View view) =>
    [
        .. codes.OfType<string>().Select(view.Programme).Where(h => h.Version > 0).Select(h => new StreamVersion(h.Latest.Code, h.Version))
            .DistinctBy(c => c.Stream, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Those that a form says.</summary>
    public static IReadOnlyList<StreamVersion> Sent(IReadOnlyList<string> said) =>
    [
        .. said.Select(s => s.Split('@')).Where(s => s.Length == 2 && Code.IsValid(s[0]) && int.TryParse(s[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(s => new StreamVersion(s[0], int.Parse(s[1], CultureInfo.InvariantCulture)))
            .DistinctBy(c => c.Stream, StringComparer.OrdinalIgnoreCase),
    ];

    public static string Word(StreamVersion chosen) => string.Create(CultureInfo.InvariantCulture, $"{chosen.Stream}@{chosen.Version}");
}
