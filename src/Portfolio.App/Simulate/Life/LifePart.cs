using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A part of a programme that goes on as one of its own.</summary>
/// <param name="code">The new programme's code.</param>
internal sealed class LifePart(string code)
{
    public string Code => code;

    /// <summary>The pieces of scope that it took over.</summary>
    public List<LifeItem> Items { get; } = [];

    /// <summary>Neither merged nor dropped.</summary>
    public bool Open { get; set; } = true;

    /// <summary>It takes over an item, in the phase where it is or, by <see cref="TransferScopeItem"/>, put off to "later".</summary>
    public void Take(LifeItem item, bool toLater)
    {
        item.Gone = true;
        Items.Add(item);
        PutOff(item, toLater);
    }

    /// <summary>All it has goes back, put off to "later".</summary>
    public void GiveBack()
    {
        Open = false;
        foreach (var item in Items)
        {
            item.Gone = false;
            PutOff(item, toLater: true);
        }
    }

    private static void PutOff(LifeItem item, bool toLater)
    {
        if (toLater && item.Phase is not null)
        {
            item.Deferrals++;
            (item.Phase, item.Funded) = (null, false);
        }
    }
}
