using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import.History;

/// <summary>
/// Compares a dated change with what is on record of its programme as of that day, and says what has to be recorded. Pure;
/// on a record that holds it already, nothing.
/// </summary>
internal static class HistoryDifference
{
    /// <param name="known">The programme as of the day of the row; unknown if it is new.</param>
    /// <param name="at">How far it is by the rows up to and with this one.</param>
    public static Difference Of(
        HistoryRow row, Programme known, Progressed at, ChangeWords words, SnapshotTerms terms, PersonBook people)
    {
        if (row.Means is null)
        {
            return Difference.None;
        }

        if (!known.Exists)
        {
            return Opening(row, words, terms);
        }

        // Listed again: whatever changes, it is back.
        IReadOnlyList<ProgrammeCommand> back = known.State == ProgrammeState.LeftRegister && row.Means is not ChangeKind.Gone
            ? [new Reopen($"{terms.Register} changes it again on {row.On:yyyy-MM-dd}.")]
            : [];
        if (known.Ended && back.Count == 0 && row.Means is not ChangeKind.Fact { Field: Reading.RegisterField.State })
        {
            return Unless(
                row.Means is ChangeKind.Opened or ChangeKind.Gone,
                $"{known.Code} is {known.State.ToString().ToLowerInvariant()} since {known.Since:yyyy-MM-dd}: its {row.Field} no longer changes anything.");
        }

        var difference = row.Means switch
        {
            ChangeKind.Target target => ScopeChange.OfTarget(target.Item, row, known, words),
            ChangeKind.Stage => ScopeChange.OfStage(row, known, at, words),
            ChangeKind.Gone => new([.. words.IsGone(row.Became) ? [new LeaveRegister(terms.Register)] : Array.Empty<ProgrammeCommand>()], []),
            ChangeKind.Fact { Field: Reading.RegisterField.State } when row.Fact!.State == ListedState.Completed =>
                ScopeChange.OfCompletion(known, at, words, terms),
            ChangeKind.Fact => SnapshotDifference.Of(
                row.Fact! with { Title = row.Fact.Title.Length > 0 ? row.Fact.Title : known.Title, Department = row.Fact.Department ?? known.Department },
                known.Code, known, terms, people),
            _ => Difference.None,
        };
        return difference with { Commands = [.. back, .. difference.Commands] };
    }

    private static Difference Opening(HistoryRow row, ChangeWords words, SnapshotTerms terms)
    {
        if (words.Mapping.Opens is { } opens && row.Means is not ChangeKind.Opened)
        {
            return new([], [], $"{row.Programme} is not on record yet: a row “{opens}” is missing before; nothing is taken from this one.");
        }

        var title = row.Fact?.Title is { Length: > 0 } told ? told : row.Programme;
        return new(
            [
                new Register(
                    row.Programme, title, row.Fact?.Department, PlannedFinish: row.Fact?.Finish, Budget: row.Fact?.Budget,
                    PriceBasis: row.Fact?.Budget is null ? null : row.Fact.PriceBasis, Cadence: terms.Cadence, Coverage: terms.Coverage),
            ],
            []);
    }

    private static Difference Unless(bool silent, string remark) => silent ? Difference.None : new([], [], remark);
}
