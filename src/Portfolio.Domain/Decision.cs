using Portfolio.Domain.Programmes;

namespace Portfolio.Domain;

/// <summary>Why a command was not carried out, for the person who gave it.</summary>
/// <param name="Rule">The rule's stable name, in kebab case: <c>stall-needs-a-cause</c>.</param>
/// <param name="Sentence">A full sentence that a PMO officer understands, with the names and days concerned.</param>
/// <param name="Field">The JSON path of the field at fault (<c>causes[0]</c>), where there is one.</param>
public sealed record Refusal(string Rule, string Sentence, string? Field = null);

/// <summary>An event about to be recorded, with the free texts that go with it.</summary>
public sealed record NewFact(DomainEvent Event, ValueList<Text> Texts)
{
    public static implicit operator NewFact(DomainEvent happened) => new(happened, []);

    /// <summary>The same with a text; a missing or blank one is left out.</summary>
    public NewFact With(string name, string? content) =>
        string.IsNullOrWhiteSpace(content) ? this : this with { Texts = [.. Texts, new Text(name, content)] };
}

/// <summary>Facts about another programme than the one that was asked: all are recorded together, or none.</summary>
/// <param name="Code">The other programme's code.</param>
public sealed record FactsElsewhere(string Code, ValueList<NewFact> Facts);

/// <summary>What a decision came to: facts to record (none, if nothing changes) or why not.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    public sealed record Accepted(ValueList<NewFact> Facts) : Decision
    {
        /// <summary>What is recorded of other programmes in the same append.</summary>
        public ValueList<FactsElsewhere> Elsewhere { get; init; } = [];

        /// <summary>
        /// A code that nothing may name once this is recorded: it holds only where nothing has come to name it since, and
        /// what was decided before is decided again. Null: none.
        /// </summary>
        public string? Withdraws { get; init; }
    }

    public sealed record Refused(ValueList<Refusal> Why) : Decision;

    /// <summary>The command changes nothing: it succeeds and records nothing.</summary>
    public static readonly Decision Nothing = new Accepted([]);

    public static Decision Record(params ReadOnlySpan<NewFact> facts) => new Accepted(ValueList.Create(facts));

    public static Decision Record(IEnumerable<NewFact> facts) => new Accepted(facts.ToValueList());

    public static Decision Refuse(string rule, string sentence, string? field = null) =>
        new Refused([new Refusal(rule, sentence, field)]);

    public static Decision Refuse(Refusal why) => new Refused([why]);
}

/// <summary>What a decision may know besides the state: it has no clock and looks nothing up.</summary>
/// <param name="EffectiveOn">The day it happened in the world.</param>
/// <param name="Today">Today, in the organisation's time zone.</param>
/// <param name="Organisation">Departments, accounts, scales and settings as known now.</param>
/// <param name="KnowsPerson">Whether a person's id is known.</param>
public sealed record Occasion(
    DateOnly EffectiveOn,
    DateOnly Today,
    Organisation Organisation,
    Func<string, bool> KnowsPerson)
{
    /// <summary>The record of another programme by its code; empty if there is none.</summary>
    public Func<string, ProgrammeHistory> Programme { get; init; } = static _ => ProgrammeHistory.Empty;

    /// <summary>The code of a programme whose record names that department; null if none does.</summary>
    public Func<string, string?> NamesDepartment { get; init; } = static _ => null;

    /// <summary>The records of all programmes, which may rest on what the organisation's say.</summary>
    public IEnumerable<ProgrammeHistory> Programmes { get; init; } = [];
}
