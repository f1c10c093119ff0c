using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Tests.Facts;

/// <summary>What properties hold of is what the random ledgers reach.</summary>
public class AnyBookReaches
{
    private static readonly IReadOnlyList<Book> Some =
        [.. Enumerable.Range(1, 300).Select(seed => AnyBook.Written(new Random(seed), 160))];

    [Fact]
    public void Every_kind_of_event_that_facts_are_folded_from()
    {
        // What is not drawn has no report that reads it, or is a number on the way to one.
        Type[] left =
        [
            typeof(LeadChanged), typeof(TeamMemberReassigned), typeof(ProgrammeIdentified), typeof(ExperimentEnded), typeof(ProgrammeDescribed),
            typeof(BudgetApproved), typeof(BudgetCut), typeof(BudgetRestored), typeof(BudgetRestated), typeof(ScopeItemRevised), typeof(PhaseReplanned),
        ];
        var reached = Some.SelectMany(b => b.Histories).SelectMany(h => h.All).Select(e => e.Event.GetType()).ToHashSet();
        typeof(ProgrammeEvent).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ProgrammeEvent)) && !t.IsAbstract)
            .Except(left)
            .ShouldAllBe(t => reached.Contains(t));
    }

    [Fact]
    public void Items_that_go_on_elsewhere_come_back_and_are_delivered_there()
    {
        var items = Some.SelectMany(b => b.Facts).SelectMany(f => f.Items).ToList();
        items.Count(i => i.GoesOn is not null).ShouldBeGreaterThan(20);
        items.Count(i => i.Moves.Any(m => m.Kind == MoveKind.Received) && i.Fate == ScopeFate.Delivered).ShouldBeGreaterThan(3);
        Some.SelectMany(b => b.Facts).Count(f => f.Items.Select(i => i.Item).Distinct(StringComparer.OrdinalIgnoreCase).Count() < f.Items.Length)
            .ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Sources_that_tell_a_part_all_the_time() => Some.SelectMany(b => b.Facts).SelectMany(f => f.Coverage)
        .Count(c => c.Coverage.Sight == Sight.Continuous && c.Coverage.Kinds.Count is > 0 and < 10).ShouldBeGreaterThan(50);

    [Fact]
    public void Shocks_and_waves_that_were_taken_back()
    {
        var back = Some.SelectMany(b => b.AboutTheOrganisation).Where(e => e.Event is CommandRetracted).Select(e => e.Stream).ToList();
        back.ShouldContain("shock/S-1");
        back.ShouldContain("wave/W-1");
    }
}
