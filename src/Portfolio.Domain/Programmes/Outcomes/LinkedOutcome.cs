namespace Portfolio.Domain.Programmes;

/// <summary>A business result that a programme is meant to bring, as it stands.</summary>
/// <param name="Measure">The last value on record with its day, once it was measured.</param>
public sealed record LinkedOutcome(OutcomeLinked Link, DateOnly Since, OutcomeMeasure? Measure = null);

/// <summary>What an outcome's metric came to on a day.</summary>
public sealed record OutcomeMeasure(decimal Value, DateOnly On);
