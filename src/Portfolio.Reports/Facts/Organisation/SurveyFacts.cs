using Portfolio.Domain;
using Portfolio.Domain.Surveys;

namespace Portfolio.Reports.Facts;

/// <summary>What a survey had brought by the end of a day, in steps of five answers.</summary>
/// <param name="From">The day it was opened.</param>
/// <param name="At">The event that opened it.</param>
public sealed record SurveyFacts(SurveyResults Results, DateOnly From, long At)
{
    /// <summary>The kind of its stream.</summary>
    public const string Kind = Survey.Kind;

    /// <summary>
    /// Null where it was not open by the day. Which answers count by then is told by when they were recorded, and never by
    /// the day that was given to one: choosing such days could part a step and find a person.
    /// </summary>
    public static SurveyFacts? Of(History<Survey> history, DateOnly asOf, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Standing.FirstOrDefault(e => e.Event is SurveyOpened) is not { } opening || opening.EffectiveOn > asOf)
        {
            return null;
        }

        var recorded = history.All.TakeWhile(
            e => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(e.RecordedAt, zone).DateTime) <= asOf || e.Position <= opening.Position);
        return SurveyResults.Of(history, recorded.Last().Position) is { } results
            ? new(results, opening.EffectiveOn, opening.Position)
            : null;
    }
}
