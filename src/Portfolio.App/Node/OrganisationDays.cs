namespace Portfolio.App.Node;

/// <summary>Instants as days in the organisation's time zone, which is a setting and so may change while the program runs.</summary>
internal sealed class OrganisationDays(Replica replica, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Of(Now);

    private TimeZoneInfo Zone => Zones.Of(replica.View.Organisation.Settings.TimeZone);

    /// <summary>The day of an instant.</summary>
    public DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The last instant of a day, as UTC.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).AddTicks(-1).ToUniversalTime();
    }
}
