namespace Portfolio.Domain.Programmes;

/// <summary>A piece of scope, as it stands.</summary>
/// <param name="Phase">The phase it is planned for; null is "later", unplanned.</param>
/// <param name="Delivered">Percent delivered so far, 0 to 100.</param>
/// <param name="Deferred">Each time it was put off, in a programme that it came from too.</param>
/// <param name="Dropped">Dropped for itself; one whose programme was dropped only shares its fate.</param>
/// <param name="Opening">The event that added it, or took it over.</param>
/// <param name="LastDelivery">Its last delivery, in percent, so that one told twice is known.</param>
/// <param name="Driver">The driver of customers' satisfaction that it addresses, as feedback waves name it.</param>
/// <param name="TransferredTo">The programme in which it goes on, and its code there.</param>
public sealed record ScopeItem(
    string Item,
    string Title,
    int? Phase,
    int CustomerValue,
    ValueList<Promise> Promises,
    int Delivered,
    ValueList<PastDeferral> Deferred,
    bool Dropped,
    ValueList<Derailer> DropCauses,
    ProgrammeEvent Opening,
    (DateOnly On, int Share) LastDelivery,
    string? Driver = null,
    Whereabouts? TransferredTo = null)
{
    /// <summary>How often it was put off.</summary>
    public int Deferrals => Deferred.Count;

    /// <summary>Neither delivered in full nor dropped, and not another programme's by now.</summary>
    public bool Open => !Dropped && Delivered < 100 && TransferredTo is null;

    internal static ScopeItem Added(ScopeItemAdded e) =>
        new(e.Item, e.Title, e.Phase, e.CustomerValue, e.Promises, 0, [], false, [], e, default, e.Driver);

    internal static ScopeItem Received(ScopeItemReceived e) => new(
        e.Item, e.Handed.Title, e.Phase, e.Handed.CustomerValue, e.Handed.Promises, e.Handed.Delivered, e.Handed.Deferred,
        false, [], e, default, e.Handed.Driver);

    internal HandedOver Handed => new(Title, CustomerValue, Promises, Delivered, Deferred, Driver);

    internal ScopeItem Revised(ScopeItemRevised e) => this with
    {
        Title = e.Title ?? Title,
        CustomerValue = e.CustomerValue ?? CustomerValue,
        Promises = e.Promises ?? Promises,
        Driver = Words.After(e.Driver, Driver),
    };

    /// <param name="department">Of the programme, on the day.</param>
    internal ScopeItem PutOff(DateOnly on, int? toPhase, bool funded, ValueList<Derailer> causes, string? department)
    {
        var then = new KnownThen(CustomerValue, Promises.Count > 0, department, Delivered);
        return this with { Phase = toPhase, Deferred = [.. Deferred, new(on, toPhase, funded, causes, then)] };
    }

    internal ScopeItem Delivering(int share, DateOnly on) =>
        this with { Delivered = Delivered + Math.Min(100 - Delivered, share), LastDelivery = (on, share) };
}
