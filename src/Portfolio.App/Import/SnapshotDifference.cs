using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Values;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>
/// Compares a row with what is on record of its programme as of the copy's day, and says what has to be recorded so that
/// the record agrees with the row. Pure. What the row does not state stays as it is; on a record that agrees, nothing.
/// </summary>
public static class SnapshotDifference
{
    /// <param name="known">The programme as of the copy's day; unknown if it is new.</param>
    public static Difference Of(
        SnapshotRow row, string code, Programme known, SnapshotTerms terms, PersonBook people)
    {
        // Listed as what it is: an ended programme has no news.
        if ((known.State, row.State) is (ProgrammeState.Completed, ListedState.Completed) or (ProgrammeState.Dropped, ListedState.Dropped)
            or (ProgrammeState.LeftRegister, ListedState.Left))
        {
            return Difference.None;
        }

        var back = StateDifference.Before(row.State, known, terms).ToList();
        if (known.Ended && back.Count == 0)
        {
            return new([], [], $"{code} is still listed, although it is {known.State.ToString().ToLowerInvariant()} since {known.Since:yyyy-MM-dd} by the record; nothing is taken from the row.");
        }

        var owners = OwnerDifference.Of(known.Sponsors, row.Owners, people, terms);
        IEnumerable<ProgrammeCommand> commands =
        [
            .. back,
            .. known.Exists ? Changes(row, known, terms) : Opening(row, code, terms),
            .. Identified(row, code, known, terms),
            .. Status(row.Rating, row, known, terms),
            .. owners.Commands,
            .. StateDifference.After(row.State, known, terms),
        ];
        return new([.. commands], owners.Variants, owners.Remark);
    }

    /// <summary>A programme of the register that the copy does not list.</summary>
    public static IReadOnlyList<ProgrammeCommand> OfMissing(WhenMissing means, Programme known, SnapshotTerms terms) => means switch
    {
        WhenMissing.Complete =>
        [
            .. StateDifference.Before(ListedState.Completed, known, terms),
            new Complete(Reason: $"No longer listed in {terms.Register} at {terms.PositionAt:yyyy-MM-dd}"),
        ],
        WhenMissing.LeaveRegister => [new LeaveRegister(terms.Register)],
        WhenMissing.Drop =>
        [
            new Drop([Domain.Derailer.Other], $"No longer listed in {terms.Register} at {terms.PositionAt:yyyy-MM-dd}"),
        ],
        _ => [],
    };

    private static IEnumerable<ProgrammeCommand> Opening(SnapshotRow row, string code, SnapshotTerms terms) =>
    [
        new Register(
            code, row.Title, row.Department,
            StartedOn: row.Start <= terms.PositionAt ? row.Start : null,
            PlannedFinish: row.Finish,
            Budget: row.Budget,
            PriceBasis: row.Budget is null ? null : row.PriceBasis,
            Cadence: terms.Cadence,
            Coverage: terms.Coverage,
            Purpose: row.Description),
    ];

    private static IEnumerable<ProgrammeCommand> Changes(SnapshotRow row, Programme known, SnapshotTerms terms)
    {
        if (!known.Coverage.Contains(terms.Coverage))
        {
            yield return new DeclareCoverage(terms.Coverage);
        }

        // Another case or punctuation is no other title.
        var title = Wording.Normalise(row.Title) == Wording.Normalise(known.Title) ? null : row.Title;
        var department = row.Department == known.Department ? null : row.Department;
        if (title is not null || department is not null)
        {
            yield return new Describe(title, department);
        }

        if (row.Finish is { } finish && finish != known.PlannedFinish)
        {
            yield return new Rebaseline(finish, Reason: row.ScheduleNarrative);
        }

        if (row.Budget is { } budget && (budget != known.Budget || (row.PriceBasis ?? known.PriceBasis) != known.PriceBasis))
        {
            yield return new RestateBudget(budget, row.PriceBasis, row.BudgetNarrative);
        }
    }

    private static IEnumerable<ProgrammeCommand> Identified(
        SnapshotRow row, string code, Programme known, SnapshotTerms terms) =>
        row.Id is null
        || row.Id.Equals(code, StringComparison.OrdinalIgnoreCase)
        || known.RegisterIds.Exists(i => i.Register == terms.Register && i.Id.Equals(row.Id, StringComparison.OrdinalIgnoreCase))
            ? []
            : [new IdentifyInRegister(terms.Register, row.Id)];

    private static IEnumerable<ProgrammeCommand> Status(
        Rating? rating, SnapshotRow row, Programme known, SnapshotTerms terms)
    {
        if (rating is null)
        {
            return [];
        }

        var held = known.Statuses.GetValueOrDefault(terms.PositionAt)?.Report;
        return held is not null
            && (held.Scale, held.Overall, held.NotRatedBecause) == (rating.Scale, rating.Point, rating.NotRatedBecause)
                ? []
                :
                [
                    new ReportStatus(
                        terms.PositionAt, rating.Scale, rating.Point, rating.NotRatedBecause,
                        Narrative: row.Narrative,
                        Reason: held is null ? null : $"{terms.File} is another copy of {terms.Register} at {terms.PositionAt:yyyy-MM-dd} and says otherwise."),
                ];
    }
}
