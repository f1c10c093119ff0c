namespace Portfolio.App.Simulate.Rates;

/// <summary>
/// What becomes of what was put off. Delivered, dropped and put off again compete with each other and with the end of
/// the programme: completed without it, dropped, gone from its register. Rates per month.
/// </summary>
public sealed record DeferralRates
{
    /// <summary>The part of the deferrals to "later", with no plan at all, though a later phase is planned.</summary>
    public double ShareToLater { get; init; } = 0.3;

    /// <summary>An item put off once, to an unfunded phase, not promised, is delivered while the programme is active.</summary>
    public double Deliver { get; init; } = 0.012;

    /// <summary>It is dropped.</summary>
    public double Drop { get; init; } = 0.018;

    /// <summary>It is put off once more, or from a phase to "later".</summary>
    public double DeferAgain { get; init; } = 0.012;

    /// <summary>It is brought forward again, into an earlier phase.</summary>
    public double PullForward { get; init; } = 0.003;

    /// <summary>How many times as high <see cref="Deliver"/> is when the phase it was put off to is funded.</summary>
    public double Funded { get; init; } = 2;

    /// <summary>The same when it is promised to a customer.</summary>
    public double Promised { get; init; } = 1.6;

    /// <summary>The same when it was put off to "later".</summary>
    public double ToLater { get; init; } = 0.4;

    /// <summary>The same for each deferral after the first.</summary>
    public double EachFurther { get; init; } = 0.6;

    /// <summary>The same while the programme is stalled.</summary>
    public double WhileStalled { get; init; } = 0.25;

    /// <summary>How often an item is delivered per month, as it stands.</summary>
    /// <param name="later">It was put off to "later".</param>
    /// <param name="funded">It was put off to a funded phase.</param>
    /// <param name="promised">It is promised to a customer.</param>
    /// <param name="deferrals">How often it was put off, 1 or more.</param>
    /// <param name="stalled">Its programme is stalled.</param>
    public double DeliverRate(bool later, bool funded, bool promised, int deferrals, bool stalled) =>
        Deliver
        * (later ? ToLater : 1)
        * (funded ? Funded : 1)
        * (promised ? Promised : 1)
        * Math.Pow(EachFurther, deferrals - 1)
        * (stalled ? WhileStalled : 1);
}
