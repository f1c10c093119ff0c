using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portfolio.App.Reports;

/// <summary>
/// What a caller says in <c>If-None-Match</c> that it holds already: one tag or several, compared weakly, or any answer at all
/// (RFC 9110, section 13.1.2). What cannot be understood says nothing.
/// </summary>
internal static class HeldAnswers
{
    /// <summary>Whether it holds an answer, by its tag or because it holds any.</summary>
    public static bool Holds(this StringValues held, string tag) => held.Count > 0 && (held.Names(tag) || held.IsAny());

    /// <summary>Whether it names an answer by its tag.</summary>
    public static bool Names(this StringValues held, string tag) =>
        held.Count > 0 && (held == tag || (TagsOf(held) is { Count: > 0 } tags && IsAmong(tags, EntityTagHeaderValue.Parse(tag))));

    /// <summary>Whether it holds whatever there is: <c>*</c>.</summary>
    public static bool IsAny(this StringValues held) => held.Count > 0 && TagsOf(held).Contains(EntityTagHeaderValue.Any);

    private static bool IsAmong(IList<EntityTagHeaderValue> tags, EntityTagHeaderValue tag) =>
        tags.Any(t => t.Compare(tag, useStrongComparison: false));

    private static IList<EntityTagHeaderValue> TagsOf(StringValues held) =>
        EntityTagHeaderValue.TryParseList([.. held.OfType<string>()], out var tags) ? tags : [];
}
