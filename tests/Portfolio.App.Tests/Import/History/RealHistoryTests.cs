using Portfolio.App.Import;
using Portfolio.App.Import.Mappings;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.PhaseTwo;

namespace Portfolio.App.Tests.Import.History;

/// <summary>
/// Every change of 665 proposals in six years, taken in together in memory. The figures beside were counted apart, from the
/// raw rows, by a program that shares nothing with this one: it goes through the rows of each proposal day by day, keeps the
/// target of each stage, counts a move to a later release or to none as a deferral, and computes the incidence by hand
/// (Aalen–Johansen, days since the first deferral, 30.4375 to the month).
/// </summary>
public sealed class RealHistoryTests
{
    private static readonly DateOnly On = new(2026, 7, 15);

    private readonly Trial _trial = new(MappingFile.Find("keps"));

    [Fact]
    public async Task Every_row_is_understood_and_becomes_what_was_counted_apart()
    {
        var report = await _trial.TakeInAsync([RealRegister.Proposals]);

        report.Files[0].Problems.ShouldBeEmpty();
        (report.Rows, report.Files[0].PositionAt).ShouldBe((12_615, new DateOnly(2026, 7, 14)));
        _trial.Ledger.Programmes.Count().ShouldBe(665);

        // 587 targets were moved to a later release; five of those after their stage was delivered or the proposal had ended.
        var happened = _trial.Ledger.Programmes.SelectMany(p => p.Standing).Select(e => e.Event).ToList();
        happened.OfType<ScopeItemAdded>().Count().ShouldBe(1_176);
        happened.OfType<ScopeItemDeferred>().Count(d => d.ToPhase is not null).ShouldBe(582);
        happened.OfType<ScopeItemDeferred>().Count(d => d.ToPhase is null).ShouldBe(65);
        happened.OfType<ScopeItemPulledForward>().Count().ShouldBe(49);
        // One that was implemented and replaced later stays completed.
        _trial.Ledger.Programmes.CountBy(p => p.Latest.State).ToDictionary().ShouldBe(
            new Dictionary<ProgrammeState, int>
            {
                [ProgrammeState.Active] = 342,
                [ProgrammeState.Completed] = 291,
                [ProgrammeState.Dropped] = 19,
                [ProgrammeState.LeftRegister] = 12,
                [ProgrammeState.OnHold] = 1,
            },
            ignoreOrder: true);
        _trial.Ledger.Programmes.ShouldAllBe(p => p.FirstBroken() == null);
    }

    /// <summary>
    /// Whoever takes “implemented” as the end for good counts 295 completed and 1,173 stages. But of six proposals the source says
    /// something else later: four are called implementable again and stand so today (606, 1972, 2206, 2539), and of two that were
    /// completed a second time three stages were planned in between (902 and 2876). An end that the source itself takes back is
    /// none, so the record reopens them: 291, and 1,176.
    /// </summary>
    [Fact]
    public async Task A_proposal_that_is_taken_up_again_is_not_completed_and_what_is_planned_then_counts()
    {
        await _trial.TakeInAsync([RealRegister.Proposals]);
        var counted = ProposalsCountedApart.Of(RealRegister.ProposalsPath);

        var completed = _trial.Ledger.Programmes.Count(p => p.Latest.State == ProgrammeState.Completed);
        var planned = _trial.Ledger.Programmes.Sum(p => p.Latest.Items.Count);
        (completed, planned).ShouldBe((counted.Completed, counted.Planned));
        (completed + counted.TakenUpAgain, planned - counted.PlannedWhenTakenUpAgain).ShouldBe((295, 1_173));
        new[] { "606", "1972", "2206", "2539" }.ShouldAllBe(code => _trial.Ledger.Programme(code).Latest.State == ProgrammeState.Active);
        new[] { "902", "2876" }.ShouldAllBe(code => _trial.Ledger.Programme(code).All.Any(e => e.Event is ProgrammeReopened));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_phase_2_report_speaks_about_the_deferrals_that_were_counted_apart(bool reported)
    {
        await _trial.TakeInAsync([RealRegister.Proposals]);
        var facts = _trial.Ledger.Programmes.Select(ProgrammeFacts.Of).ToList();

        var report = PhaseTwoReport.Compute(
            [.. facts], _trial.Ledger.Organisation, new(reported ? Knowledge.Reported(long.MaxValue, On, On) : Knowledge.Recorded(long.MaxValue, On)));

        var figures = report.Figures.ToDictionary(f => f.Name);
        (figures["deferredItems"].Numerator, figures["deferredItems"].Denominator, figures["deferredItems"].Censored).ShouldBe((388, 1_176, 240));
        (figures["deferredToLater"].Numerator, figures["deferredToLater"].Denominator).ShouldBe((37, 388));
        figures["deferredAgain"].Numerator.ShouldBe(147);
        report.Items.Select(i => i.Programme).Distinct().Count().ShouldBe(221);
        report.Items.CountBy(i => i.Fate).ToDictionary().ShouldBe(
            new Dictionary<ScopeFate, int>
            {
                [ScopeFate.Open] = 142,
                [ScopeFate.Delivered] = 228,
                [ScopeFate.Dropped] = 10,
                [ScopeFate.Unknown] = 8,
            },
            ignoreOrder: true);
        foreach (var (name, counted) in new[]
        {
            ("deliveredIn6Months", 0.1883963535), ("deliveredIn12Months", 0.3130978627), ("deliveredIn24Months", 0.5274407824),
            ("droppedIn24Months", 0.0315355370), ("unknownIn24Months", 0.0219520890),
        })
        {
            figures[name].Value!.Value.ShouldBe(counted, 1e-9, name);
        }
    }

    [Fact]
    public async Task The_same_file_again_records_nothing()
    {
        await _trial.TakeInAsync([RealRegister.Proposals]);

        var again = await _trial.TakeInAsync([RealRegister.Proposals]);

        again.Files[0].Outcome.ShouldBe(FileOutcome.TakenInBefore);
        again.Events.ShouldBeEmpty();
    }
}
