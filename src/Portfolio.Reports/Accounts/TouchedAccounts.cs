using System.Runtime.InteropServices;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Accounts;

/// <summary>What touches accounts, by account: compared once for each account, not for each touch.</summary>
internal sealed class TouchedAccounts
{
    private static readonly int Kinds = Enum.GetValues<Touch>().Length;

    private readonly Dictionary<string, int> _places;
    private readonly int[] _placeOf;
    private readonly int[] _counts;

    public TouchedAccounts(AccountTouch[] touches)
    {
        Touches = touches;
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var numberOf = new int[touches.Length];
        for (var i = 0; i < touches.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, touches[i].Account, out var known);
            numberOf[i] = number = known ? number : numbers.Count - 1;
        }

        _places = numbers.Keys.Order(StringComparer.OrdinalIgnoreCase).Select((account, place) => (account, place))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        int[] places = [.. numbers.OrderBy(a => a.Value).Select(a => _places[a.Key])];
        _placeOf = Array.ConvertAll(numberOf, number => places[number]);
        _counts = new int[2 * Kinds * places.Length];
        for (var i = 0; i < touches.Length; i++)
        {
            _counts[At(_placeOf[i], touches[i].Kind, touches[i].Pressing)]++;
        }
    }

    /// <summary>In the order in which they were found.</summary>
    public AccountTouch[] Touches { get; }

    /// <summary>Every account that is touched.</summary>
    public IReadOnlyCollection<string> Accounts => _places.Keys;

    public bool Has(string account) => _places.ContainsKey(account);

    /// <summary>How many of a kind touch an account.</summary>
    public int Count(string account, Touch kind) => _places.TryGetValue(account, out var place)
        ? _counts[At(place, kind, pressing: false)] + _counts[At(place, kind, pressing: true)]
        : 0;

    /// <summary>How many of these press.</summary>
    public int CountPressing(string account, Touch kind) =>
        _places.TryGetValue(account, out var place) ? _counts[At(place, kind, pressing: true)] : 0;

    /// <summary>How many accounts anything of which presses.</summary>
    public int CountPressing() => Enumerable.Range(0, _places.Count).Count(Presses);

    /// <summary>What presses, of each account in the order of their codes; empty for one where nothing does.</summary>
    public List<AccountTouch>[] Pressing()
    {
        var pressing = new List<AccountTouch>[_places.Count];
        for (var place = 0; place < pressing.Length; place++)
        {
            pressing[place] = [];
        }

        for (var i = 0; i < Touches.Length; i++)
        {
            if (Touches[i].Pressing)
            {
                pressing[_placeOf[i]].Add(Touches[i]);
            }
        }

        return pressing;
    }

    /// <summary>What presses first, then by account, kind and day.</summary>
    public AccountTouch[] InOrder()
    {
        var numbers = new long[Touches.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            ref readonly var touch = ref Touches[i];
            numbers[i] = ((touch.Pressing ? 0L : 1L) << 62) | ((long)_placeOf[i] << 25) | ((long)touch.Kind << 22) | (uint)touch.On.DayNumber;
        }

        return NumberedOrder.Of(Touches, numbers, (one, other) => one.At.CompareTo(other.At));
    }

    private bool Presses(int place)
    {
        for (var kind = 0; kind < Kinds; kind++)
        {
            if (_counts[At(place, (Touch)kind, pressing: true)] > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int At(int place, Touch kind, bool pressing) => (2 * ((place * Kinds) + (int)kind)) + (pressing ? 1 : 0);
}
