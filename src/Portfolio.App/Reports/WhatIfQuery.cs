using System.Globalization;
using Portfolio.Domain;
using Portfolio.Reports.WhatIfs;

namespace Portfolio.App.Reports;

/// <summary>Reads a shock that is thought of from an address: <c>strikes</c> (a department, as often as needed), <c>threat</c>, <c>seed</c>.</summary>
internal static class WhatIfQuery
{
    /// <summary>The shock, null where none is spoken of; or the parameter at fault and what is wrong with it.</summary>
    /// <param name="hasDepartment">Whether there is a department of a code.</param>
    public static (WhatIf? WhatIf, (string Parameter, string Sentence)? Fault) Read(IQueryCollection query, Func<string, bool> hasDepartment)
    {
        string[] strikes = [.. query["strikes"].OfType<string>().Where(s => s.Length > 0)];
        var (threat, seed) = (query["threat"].ToString(), query["seed"].ToString());
        if (strikes.Length == 0 && threat.Length == 0 && seed.Length == 0)
        {
            return (null, null);
        }

        if (Array.Find(strikes, s => !hasDepartment(s)) is { } unknown)
        {
            return (null, ("strikes", $"There is no department “{unknown}”."));
        }

        if (threat.Length > 0 && Threat.Faults(threat, "threat").FirstOrDefault() is { } fault)
        {
            return (null, ("threat", fault.Sentence));
        }

        var number = WhatIf.Usual.Seed;
        if (seed.Length > 0 && !(int.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0))
        {
            return (null, ("seed", "seed is a whole number from 1 on: the same gives the same."));
        }

        return (
            new(
                strikes.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToValueList(),
                threat.Length == 0 ? WhatIf.Usual.Threat : Threat.Tidy(threat),
                number),
            null);
    }

    /// <summary>The part of an address that asks for the same again.</summary>
    public static string ToQuery(WhatIf? asked) => asked is null
        ? ""
        : string.Concat(asked.Departments.Select(d => $"&strikes={Uri.EscapeDataString(d)}"))
            + string.Create(CultureInfo.InvariantCulture, $"&threat={Uri.EscapeDataString(asked.Threat)}&seed={asked.Seed}");
}
