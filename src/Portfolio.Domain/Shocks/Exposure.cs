using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Shocks;

/// <summary>A programme that a shock strikes.</summary>
/// <param name="Prepared">
/// Whether a contingency for that threat was prepared or reviewed within the months before that the latest settings name, as the record says.
/// </param>
/// <param name="Severity">How hard it was hit, 1 to 5, once that is on record.</param>
public sealed record Exposed(string Programme, bool Prepared, int? Severity);

/// <summary>Whom a shock strikes: what ran or was proposed on its day in a department that it strikes.</summary>
public static class Exposure
{
    /// <summary>By the programme's code.</summary>
    public static IEnumerable<Exposed> Of(Shock shock, IEnumerable<ProgrammeHistory> programmes, Organisation organisation) =>
        shock.Declared is not { } declared
            ? []
            : programmes
                .Select(history => (History: history, Programme: history.On(shock.On)))
                .Where(p => p.Programme.Open && Strikes(declared, p.Programme.Department, organisation, shock.On))
                .Select(p => new Exposed(
                    p.Programme.Code,
                    p.History.WasPrepared(declared.Threat, shock.On, organisation.Settings.ContingencyMonths),
                    p.History.Latest.Absorbed.TryGetValue(declared.Code, out var severity) ? severity : null))
                .OrderBy(e => e.Programme, StringComparer.OrdinalIgnoreCase);

    private static bool Strikes(ShockDeclared declared, string? department, Organisation organisation, DateOnly on) =>
        declared.Departments.Count == 0 || declared.Departments.Any(d => organisation.IsWithin(department, d, on));
}
