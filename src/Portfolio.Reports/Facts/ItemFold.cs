using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>A scope item while events are taken in effective order.</summary>
internal sealed class ItemFold
{
    private readonly string _item;
    private readonly DateOnly _on;
    private readonly long _at;
    private readonly List<ItemVersion> _versions;
    private readonly List<ItemMove> _moves;
    private List<ItemDelivery>? _deliveries;
    private List<FateChange>? _fates;

    public ItemFold(ScopeItemAdded added, bool funded, string? department, DateOnly on, long at)
    {
        (_item, _on, _at) = (added.Item, on, at);
        _versions = [new(on, at, added.Title, added.CustomerValue, added.Promises, added.Driver)];
        _moves =
        [
            new(on, at, MoveKind.Added, null, added.Phase, funded, added.Promises.Count > 0, added.CustomerValue, department, []),
        ];
    }

    /// <summary>
    /// One that came from another programme: its deferrals go on with the days they had there, and with what was known then.
    /// Where it was handed over before that was held, whether it was promised and what it was worth is known as it was handed
    /// over; the department is the one that has it now.
    /// </summary>
    public ItemFold(ScopeItemReceived received, bool funded, string? department, DateOnly on, long at)
    {
        var handed = received.Handed;
        var (promised, value) = (handed.Promises.Count > 0, handed.CustomerValue);
        (_item, _on, _at) = (received.Item, on, at);
        _versions = [new(on, at, handed.Title, value, handed.Promises, handed.Driver)];
        _moves =
        [
            .. handed.Deferred.Select(d => new ItemMove(
                d.On, at, MoveKind.Deferred, null, d.ToPhase, d.Funded, d.Then?.Promised ?? promised, d.Then?.CustomerValue ?? value,
                d.Then is { } then ? then.Department : department, d.Causes, d.Then?.Delivered ?? 0)),
            new(on, at, MoveKind.Received, null, received.Phase, funded, promised, value, department, [], handed.Delivered),
        ];
        if (handed.Delivered > 0)
        {
            _deliveries = [new(on, at, handed.Delivered, handed.Delivered)];
        }
    }

    /// <summary>Whether it ever was, to another programme.</summary>
    public bool HandedOver => _fates?.Exists(f => f.Fate == ScopeFate.Transferred) == true;

    private int Delivered => _deliveries is null ? 0 : _deliveries[^1].Total;

    private ScopeFate Fate => _fates is null ? ScopeFate.Open : _fates[^1].Fate;

    public void Revise(ScopeItemRevised e, DateOnly day, long position)
    {
        var was = _versions[^1];
        _versions.Add(new(
            day, position, e.Title ?? was.Title, e.CustomerValue ?? was.CustomerValue, e.Promises ?? was.Promises,
            Words.After(e.Driver, was.Driver)));
    }

    public void Move(
        MoveKind kind, int? to, bool fundedThen, string? departmentThen, ValueList<Derailer> causes, DateOnly day, long position)
    {
        var version = _versions[^1];
        _moves.Add(new(
            day, position, kind, _moves[^1].ToPhase, to, fundedThen, version.Promises.Count > 0, version.CustomerValue,
            departmentThen, causes, Delivered));
    }

    public void Deliver(int share, DateOnly day, long position)
    {
        var before = Delivered;
        var total = Math.Min(100, before + share);
        (_deliveries ??= []).Add(new(day, position, share, total));
        if (before < 100 && total == 100)
        {
            Become(ScopeFate.Delivered, day, position);
        }
    }

    public void Transfer(Whereabouts to, DateOnly day, long position) =>
        Become(ScopeFate.Transferred, day, position, to);

    public void Drop(ValueList<Derailer> causes, DateOnly day, long position) =>
        Become(ScopeFate.Dropped, day, position, causes: causes);

    /// <summary>The programme ended, was learnt to have been dropped, or goes on again: open items share its fate.</summary>
    public void Share(FateChange shared)
    {
        if (Fate != shared.Fate && (_fates is null || Fate == ScopeFate.Open || _fates[^1].WithProgramme))
        {
            (_fates ??= []).Add(shared);
        }
    }

    public ScopeItemFacts Fact() =>
        new(_item, _on, _at, [.. _versions], [.. _moves], [.. _deliveries ?? []], [.. _fates ?? []]);

    private void Become(
        ScopeFate fate, DateOnly day, long position, Whereabouts? to = null, ValueList<Derailer>? causes = null) =>
        (_fates ??= []).Add(new(day, position, fate, day, WithProgramme: false, to) { Causes = causes ?? [] });
}
