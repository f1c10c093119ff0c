using Portfolio.Domain;

namespace Portfolio.Reports.WhatIfs;

/// <summary>A shock that is thought of, not declared.</summary>
/// <param name="Departments">Those that it would strike, with what lies below them; none is all of them.</param>
/// <param name="Threat">What it would be: a kind of shock that contingencies are prepared for.</param>
/// <param name="Seed">Of the simulation: the same gives the same.</param>
public sealed record WhatIf(ValueList<string> Departments, string Threat, int Seed = 1)
{
    /// <summary>A reorganisation of everything.</summary>
    public static readonly WhatIf Usual = new([], "Reorganisation");
}
