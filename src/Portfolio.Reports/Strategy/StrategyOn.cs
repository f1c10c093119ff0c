using Portfolio.Domain.Programmes;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Strategy;

/// <summary>How much of a programme's strategy canvas is answered on its day.</summary>
/// <param name="Answered">Components answered, of <see cref="Components"/>, with the event of the last answer.</param>
/// <param name="OutOn">
/// The day from which each question had an answer; null while one has none: the programme is in a strategic vacuum.
/// </param>
internal sealed record StrategyOn(ProgrammeOn Programme, IReadOnlyDictionary<(int Question, int Component), long> Answered, DateOnly? OutOn)
{
    public const int Components = StrategyCanvas.Questions * StrategyCanvas.Components;

    public bool InVacuum => OutOn is null;

    public static StrategyOn Of(ProgrammeOn p)
    {
        var answered = new SortedDictionary<(int, int), long>();
        var (questions, outOn) = (new HashSet<int>(), (DateOnly?)null);
        foreach (var answer in p.StrategyAnswers)
        {
            answered[(answer.Question, answer.Component)] = answer.At;
            if (questions.Add(answer.Question) && questions.Count == StrategyCanvas.Questions)
            {
                outOn = answer.From;
            }
        }

        return new(p, answered, outOn);
    }
}
