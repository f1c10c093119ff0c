using Portfolio.Domain;

namespace Portfolio.Reports.Figures;

/// <summary>What stands behind each of the numbers that a figure is told with.</summary>
/// <param name="Counted">Behind its numerator.</param>
/// <param name="Base">Behind its denominator, or all that it rests on: with those that are counted.</param>
/// <param name="Open">Behind its censored ones.</param>
/// <param name="NotObserved">Of whom nobody reports it.</param>
public sealed record FigureParts(FigurePart Counted, FigurePart Base, FigurePart Open, FigurePart NotObserved)
{
    /// <summary>The one of a name.</summary>
    public FigurePart Of(PartName name) => name switch
    {
        PartName.Counted => Counted,
        PartName.Base => Base,
        PartName.Open => Open,
        _ => NotObserved,
    };
}

/// <param name="Cases">How many cases it is: several may be of one programme.</param>
/// <param name="Behind">Whose they are, each with the events that tell of them; where none does, nothing of it is on record.</param>
public sealed record FigurePart(int Cases, ValueList<Evidence> Behind);
