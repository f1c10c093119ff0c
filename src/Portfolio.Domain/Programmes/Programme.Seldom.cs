using System.Collections.Immutable;
using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Programmes;

public sealed partial record Programme
{
    /// <summary>What few events change; <see cref="Programme"/> says what each is.</summary>
    private sealed record Seldom
    {
        public static readonly Seldom Nothing = new();

        public ProgrammeEvent? Opening { get; init; }

        public DateOnly OnRecordFrom { get; init; }

        public string Code { get; init; } = "";

        public string Title { get; init; } = "";

        public string? Department { get; init; }

        public ValueList<string> Accounts { get; init; } = [];

        public string? Segment { get; init; }

        public Cadence? Cadence { get; init; }

        public DateOnly? HoldUntil { get; init; }

        public bool Commissioned { get; init; }

        public DateOnly? OriginalFinish { get; init; }

        public Money? Budget { get; init; }

        public string? PriceBasis { get; init; }

        public BudgetCut? LastCut { get; init; }

        public Money? CutFrom { get; init; }

        public ValueList<string> SplitInto { get; init; } = [];

        public string? MergedInto { get; init; }

        public Experiment? Experiment { get; init; }

        public bool? CriterionMet { get; init; }

        public ImmutableSortedDictionary<string, Milestone> Milestones { get; init; } =
            ImmutableSortedDictionary.Create<string, Milestone>(StringComparer.OrdinalIgnoreCase);

        public string? Deputy { get; init; }

        public string? Lead { get; init; }

        public ImmutableSortedDictionary<DateOnly, OverrideOnRecord> Overrides { get; init; } =
            ImmutableSortedDictionary<DateOnly, OverrideOnRecord>.Empty;

        public ImmutableSortedDictionary<string, Involvement> Involved { get; init; } =
            ImmutableSortedDictionary.Create<string, Involvement>(StringComparer.OrdinalIgnoreCase);

        public ImmutableSortedDictionary<Derailer, DateOnly> Derailers { get; init; } = ImmutableSortedDictionary<Derailer, DateOnly>.Empty;

        public ImmutableSortedDictionary<string, Contingency> Contingencies { get; init; } =
            ImmutableSortedDictionary.Create<string, Contingency>(StringComparer.OrdinalIgnoreCase);

        public ImmutableSortedDictionary<string, int> Absorbed { get; init; } =
            ImmutableSortedDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase);

        public ImmutableSortedDictionary<string, CustomerIncident> Incidents { get; init; } =
            ImmutableSortedDictionary.Create<string, CustomerIncident>(StringComparer.OrdinalIgnoreCase);

        public ImmutableSortedDictionary<string, LinkedOutcome> Outcomes { get; init; } =
            ImmutableSortedDictionary.Create<string, LinkedOutcome>(StringComparer.OrdinalIgnoreCase);

        public ImmutableSortedDictionary<string, FeedbackAction> Actions { get; init; } = FeedbackActions.None;

        public ImmutableSortedDictionary<string, AnswerOnRecord> Canvas { get; init; } =
            ImmutableSortedDictionary.Create<string, AnswerOnRecord>(StringComparer.Ordinal);

        public ImmutableList<Coverage> Coverage { get; init; } = [];

        public ImmutableList<ProgrammeIdentified> RegisterIds { get; init; } = [];

        public OutcomeLearnt? Outcome { get; init; }

        public (string? Person, DateOnly On) LastVacated { get; init; }

        public (string? Outcome, DateOnly On) LastUnlinked { get; init; }
    }
}
