using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>What taking in a row comes to.</summary>
/// <param name="Commands">In the order in which they are decided, all on one programme; none if nothing changed.</param>
/// <param name="Variants">Names taken as one person's although they are spelt in two ways.</param>
/// <param name="Remark">What a person should know about the row.</param>
public sealed record Difference(
    IReadOnlyList<ProgrammeCommand> Commands,
    IReadOnlyList<NameOnSeat> Variants,
    string? Remark = null)
{
    public static readonly Difference None = new([], []);
}

/// <summary>A name in a row that probably is a spelling of the name on the same seat.</summary>
public sealed record NameOnSeat(string Name, string KnownAs);
