using Portfolio.Domain;

namespace Portfolio.Reports.Figures;

/// <summary>What stands behind a figure: a programme, wave, shock or survey, and the events of it that were counted.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Positions">Positions of the events in the ledger, ascending.</param>
/// <param name="Kind">What it is: the kind of its stream.</param>
public sealed record Evidence(string Code, ValueList<long> Positions, string Kind = Evidence.Programme)
{
    public const string Programme = "programme";
}
