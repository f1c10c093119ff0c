namespace Portfolio.Domain;

/// <summary>What was told of one thing for different days, in effective order: told late, it takes its place.</summary>
internal static class ToldInOrder
{
    /// <summary>With one more. Of two of one day the later recorded stands, as for programmes.</summary>
    public static ValueList<Told<T>> And<T>(this ValueList<Told<T>> told, Told<T> more) =>
        told.Append(more).OrderBy(t => t.On).ThenBy(t => t.Position).ToValueList();

    /// <summary>What it was on a day.</summary>
    /// <param name="before">Before the first of them.</param>
    public static T On<T>(this ValueList<Told<T>> told, DateOnly day, T before) =>
        told.LastOrDefault(t => t.On <= day) is { } last ? last.To : before;
}
