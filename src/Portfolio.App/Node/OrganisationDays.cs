namespace Portfolio.App.Node;

/// <summary>Instants as days in the organisation's time zone, which is a setting and so may change while the program runs.</summary>
internal sealed class OrganisationDays(Replica replica, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Of(Now);

    /// <summary>The day of an instant.</summary>
    public DateOnly Of(DateTimeOffset instant) => replica.View.DayOf(instant);

    /// <summary>The last instant of a day, as UTC.</summary>
    public DateTimeOffset EndOf(DateOnly day) => replica.View.EndOf(day);
}
