using Portfolio.Domain;

namespace Portfolio.Reports.Figures;

/// <summary>
/// What stands behind a figure: a programme, wave, shock or survey, and the events of it that were counted; behind a
/// difference also what else the organisation holds.
/// </summary>
/// <param name="Code">Its code; of a setting its name, of a status scale its name and version.</param>
/// <param name="Positions">Positions of the events in the ledger, ascending.</param>
/// <param name="Kind">What it is: the kind of its stream; <c>setting</c> or <c>scale</c> of those.</param>
public sealed record Evidence(string Code, ValueList<long> Positions, string Kind = Evidence.Programme)
{
    public const string Programme = "programme";
}
