namespace Portfolio.Domain.Programmes;

/// <summary>A piece of scope, as it stands.</summary>
/// <param name="Phase">The phase it is planned for; null is "later", unplanned.</param>
/// <param name="Delivered">Percent delivered so far, 0 to 100.</param>
/// <param name="Deferrals">How often it was put off.</param>
/// <param name="Dropped">Dropped for itself; one whose programme was dropped only shares its fate.</param>
/// <param name="Opening">The event that added it.</param>
/// <param name="LastDelivery">Its last delivery, in percent, so that one told twice is known.</param>
public sealed record ScopeItem(
    string Item,
    string Title,
    int? Phase,
    int CustomerValue,
    ValueList<Promise> Promises,
    int Delivered,
    int Deferrals,
    bool Dropped,
    ValueList<Derailer> DropCauses,
    ScopeItemAdded Opening,
    (DateOnly On, int Share) LastDelivery)
{
    /// <summary>Neither delivered in full nor dropped.</summary>
    public bool Open => !Dropped && Delivered < 100;

    internal static ScopeItem Added(ScopeItemAdded e) =>
        new(e.Item, e.Title, e.Phase, e.CustomerValue, e.Promises, 0, 0, false, [], e, default);

    internal ScopeItem Revised(ScopeItemRevised e) => this with
    {
        Title = e.Title ?? Title,
        CustomerValue = e.CustomerValue ?? CustomerValue,
        Promises = e.Promises ?? Promises,
    };

    internal ScopeItem Delivering(int share, DateOnly on) =>
        this with { Delivered = Delivered + Math.Min(100 - Delivered, share), LastDelivery = (on, share) };
}
