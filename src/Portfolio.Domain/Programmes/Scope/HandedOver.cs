namespace Portfolio.Domain.Programmes;

/// <summary>
/// What a scope item is handed over with: a stream is folded alone, so the new one has to hold what happened in the old.
/// </summary>
/// <param name="Delivered">Percent delivered so far, 0 to 99.</param>
/// <param name="Deferred">Each time it was put off: a deferral goes on in its new home.</param>
public sealed record HandedOver(
    string Title,
    int CustomerValue,
    ValueList<Promise> Promises,
    int Delivered,
    ValueList<PastDeferral> Deferred,
    string? Driver = null);

/// <summary>Where an item goes on: in which programme, under which code.</summary>
public sealed record Whereabouts(string Programme, string Item);

/// <summary>A time that an item was put off.</summary>
/// <param name="ToPhase">In the programme that it was in then; null is "later".</param>
/// <param name="Funded">Whether that phase was funded then; "later" is not.</param>
/// <param name="Then">What else was known of it then; null where it was handed over before that was held.</param>
public sealed record PastDeferral(DateOnly On, int? ToPhase, bool Funded, ValueList<Derailer> Causes, KnownThen? Then = null);

/// <summary>What an item was when it was put off: it may be worth something else, and in other hands, when it is handed over.</summary>
/// <param name="Promised">Whether it was promised to anybody.</param>
/// <param name="Department">Its programme's; null where nobody had said.</param>
/// <param name="Delivered">Percent delivered by then, 0 to 99.</param>
public sealed record KnownThen(int CustomerValue, bool Promised, string? Department, int Delivered);
