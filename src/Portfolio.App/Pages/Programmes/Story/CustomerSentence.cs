using System.Globalization;
using Portfolio.App.Pages.Wording;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

/// <summary>What customers think and meet with, and what is done about it.</summary>
internal static class CustomerSentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        CustomerAssessmentRecorded e => $"{Customers(e)} gave {Number(e.Score)} on a scale from {Number(e.Scale.Lowest)} to {Number(e.Scale.Highest)} ({e.Method}).",
        CustomerIncidentRecorded e => $"{Kind(e.Kind)} {e.Incident}{(e.Account is { } account ? $" at {t.Account(account)}" : "")}, with severity {e.Severity} of 5.",
        CustomerIncidentResolved e => $"{Incident(t, e.Incident)} resolved, {Say.Lower(e.Handling)} handled.",
        FeedbackActionRaised e => $"{t.NameOf(e.Owner)} is to see to {e.Action} by {Say.Day(e.Due)}{(e.Account is { } account ? $", for {t.Account(account)}" : "")}{(e.Wave is { } wave ? $", after what was said in {wave}" : "")}.",
        FeedbackActionClosed e => $"{e.Action} was done{InTime(t, e.Action)}.",
        FeedbackActionEscalated e => $"{e.Action} was taken to {t.NameOf(e.To)}{Due(t, e.Action)}.",
        CommunicationLogged e => $"{e.Audience} told of {About(t, e)}, by {e.Channel}.",
        var other => Sentence.InWords(other),
    };

    private static string Customers(CustomerAssessmentRecorded e) =>
        $"{Say.Count(e.SampleSize, "customer")}{(e.Segment is { } segment ? $" of the segment {segment}" : "")}";

    private static string Kind(IncidentKind kind) => kind switch
    {
        IncidentKind.Complaint => "Complaint",
        IncidentKind.ServiceFailure => "Service failure",
        _ => "Public incident",
    };

    private static string Incident(Telling t, string code) => t.Before.Incidents.GetValueOrDefault(code) is { } known
        ? $"{Kind(known.Opening.Kind)} {code}"
        : code;

    private static string InTime(Telling t, string action) => t.Before.Actions.GetValueOrDefault(action) is not { } held ? ""
        : held.Opening.Due < t.On ? $", {Say.Span(t.On.DayNumber - held.Opening.Due.DayNumber)} late"
        : ", in time";

    private static string Due(Telling t, string action) =>
        t.Before.Actions.GetValueOrDefault(action) is { } held ? $"; it is due on {Say.Day(held.Opening.Due)}" : "";

    private static string About(Telling t, CommunicationLogged e) => e.About switch
    {
        Topic.Action => $"what is done about {e.Reference}",
        Topic.Promise => $"the promise of {t.Item(e.Reference)}",
        _ => $"the delivery of {t.Item(e.Reference)}",
    };

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
