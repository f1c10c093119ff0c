using Portfolio.Domain;

namespace Portfolio.Reports.Figures;

/// <summary>What stands behind a figure: a programme, and the events of it that were counted.</summary>
/// <param name="Programme">The programme's code.</param>
/// <param name="Positions">Positions of the events in the ledger, ascending.</param>
public sealed record Evidence(string Programme, ValueList<long> Positions);
