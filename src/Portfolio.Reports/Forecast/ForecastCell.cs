using System.Runtime.InteropServices;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// What the chances of one month rest on: what was true of an item when it was looked at, how long it had waited by that
/// month, and whether that month lies near.
/// </summary>
/// <param name="Waited">How many of <see cref="Steps"/> it has waited.</param>
/// <param name="Far">More than <see cref="Factors.Near"/> months after it was looked at.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ForecastCell(Factors Factors, byte Waited, bool Far)
{
    /// <summary>Months since the first deferral at which the chances may change.</summary>
    public static readonly IReadOnlyList<int> Steps = [3, 6, 12, 24];

    private static readonly int FirstFactor = 1 + Steps.Count;

    private static readonly int FirstFar = FirstFactor + Factors.All.Length;

    /// <summary>The intercept, the steps, the factors, and those that pass once more for what lies far.</summary>
    public static readonly int Columns = FirstFar + Factors.Passing.Length;

    /// <param name="waited">Months since the first deferral when it was looked at.</param>
    /// <param name="ahead">Whole months from then to the begin of the month.</param>
    public static ForecastCell Of(Factors factors, int waited, int ahead)
    {
        byte steps = 0;
        while (steps < Steps.Count && waited + ahead >= Steps[steps])
        {
            steps++;
        }

        return new(factors, steps, ahead >= Factors.Near);
    }

    /// <summary>The columns of the model that are there.</summary>
    public byte[] Active()
    {
        var active = new List<byte>(16) { 0 };
        for (var step = 0; step < Waited; step++)
        {
            active.Add((byte)(1 + step));
        }

        foreach (var factor in Factors.Present)
        {
            var passing = Far ? Factors.Passing.IndexOf(factor) : -1;
            active.Add((byte)(passing < 0 ? FirstFactor + (int)factor : FirstFar + passing));
        }

        return [.. active];
    }

    /// <summary>An order of its own, so that what is summed up over cells does not hang on which was met first.</summary>
    internal (uint Factors, byte Waited, bool Far) Order => (Factors.Bits, Waited, Far);

    /// <summary>What a column says, in words.</summary>
    public static string InWords(int column)
    {
        if (column == 0)
        {
            return "as a rule";
        }

        if (column < FirstFactor)
        {
            return $"waited {Steps[column - 1]} months or more";
        }

        if (column >= FirstFar)
        {
            return $"{Factors.InWords(Factors.Passing[column - FirstFar])}: what it says of the time after {Factors.Near} months";
        }

        var factor = Factors.All[column - FirstFactor];
        return Factors.Passing.Contains(factor)
            ? $"{Factors.InWords(factor)}: what it says of the next {Factors.Near} months"
            : Factors.InWords(factor);
    }
}
