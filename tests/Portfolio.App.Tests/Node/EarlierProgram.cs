using System.Globalization;
using Portfolio.App.Node;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// What a program of an earlier release knew, as it was recorded then: the kinds of event with the number of their shape, and
/// what it asks of the database. A list is never edited; a later release has one of its own beside it.
/// </summary>
internal static class EarlierProgram
{
    /// <summary>It reads the kinds that it knew, in the shapes that it knew, and stops at anything else.</summary>
    public static EventCodec Codec()
    {
        var known = Lines("kinds.txt").Select(l => l.Split(' ')).ToDictionary(l => l[0], l => int.Parse(l[1], CultureInfo.InvariantCulture));
        return new EventCodec([.. EventType.All.Where(t => known.ContainsKey(t.Name)).Select(t => t with
        {
            Schema = known[t.Name],
            Upcasters = [.. t.Upcasters.Take(known[t.Name] - 1)],
        })]);
    }

    public static string[] Lines(string file) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Node", "EarlierProgram", file));
}
