using System.Globalization;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Pages.Audit;

/// <summary>Tells an event that is of no programme in a sentence.</summary>
public static class OrganisationSentence
{
    /// <param name="nameOf">The name behind a person's id.</param>
    public static string Of(DomainEvent happened, Organisation organisation, Func<string, string> nameOf) => happened switch
    {
        DepartmentOpened e => $"Department {e.Code}, “{e.Title}”, put on record{(e.Parent is { } parent ? $" under {Department(organisation, parent)}" : "")}.",
        DepartmentDescribed e => $"{Department(organisation, e.Code)} {Say.List(Changes(("called", e.Title), ("put under", e.Parent is null ? null : e.Parent.Length == 0 ? "nothing: it stands at the top" : Department(organisation, e.Parent))))}.",
        AccountOpened e => $"Account {e.Code}, “{e.Title}”, put on record{(e.Segment is { } segment ? $", of the segment {segment}" : "")}.",
        AccountDescribed e => $"{Account(organisation, e.Code)} {Say.List(Changes(("called", e.Title), ("put into the segment", e.Segment is "" ? "of none" : e.Segment)))}.",
        SettingChanged e => $"Setting {e.Name} changed to {e.Value}.",
        StatusScaleDefined e => $"Status scale {e.Scale.Key} defined: {string.Join(", ", e.Scale.Points.Select(p => p.Name))}.",
        ShockDeclared e => $"Shock {e.Code}, “{e.Title}”, declared: {Say.Of(e.Threat).ToLowerInvariant()} in {(e.Departments.Count == 0 ? "every department" : Say.List(e.Departments.Select(d => Department(organisation, d))))}.",
        WaveOpened e => $"Feedback wave {e.Wave}, “{e.Title}”, opened: {Say.Count(e.Invited)} of {Say.Count(e.Population, "customer")} asked; {nameOf(e.FollowUp.Owner)} follows up within {Say.Count(e.FollowUp.ServiceLevelDays, "day")}.",
        ResponseRecorded e => string.Create(CultureInfo.InvariantCulture, $"Response {e.Response.Code}{(e.Response.Account is { } account ? $" of {Account(organisation, account)}" : "")}: {e.Response.Overall} overall."),
        WaveClosed e => $"Feedback wave {e.Wave} closed.",
        FeedbackActionRaised e => $"{nameOf(e.Owner)} is to see to {e.Action} by {Say.Day(e.Due)}.",
        FeedbackActionClosed e => $"{e.Action} was done.",
        FeedbackActionEscalated e => $"{e.Action} was taken to {nameOf(e.To)}.",
        SurveyOpened e => $"Survey {e.Survey}, “{e.Title}”, opened with {Say.Count(e.Statements.Count, "statement")}.",
        InvitationsIssued e => $"{Say.Count(e.Tokens.Count, "invitation")} made; who has which is nowhere recorded.",
        SurveyAnswered => "Somebody answered; who, nobody knows.",
        SurveyClosed e => $"Survey {e.Survey} closed.",
        SnapshotImported e => $"A copy of the register {e.Register} of {Say.Day(e.PositionAt)} taken in from {e.File}.",
        BoardPackPublished e => $"Board pack {e.Pack}, “{e.Title}”, published: {e.Report} as known at position {Say.Count(e.Position)}.",
        CommandRetracted => "Took back an earlier record.",
        ApiKeyCreated e => $"API key {e.Key} made for the role {e.Role}, until {e.ExpiresAt.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}.",
        ApiKeyRevoked e => $"API key {e.Key} revoked.",
        PersonErased e => $"The name of the person {e.Person} erased for good.",
        var other => $"{Say.Of(EventCodec.NameOf(other))}.",
    };

    private static IEnumerable<string> Changes(params (string Verb, string? Value)[] changes) =>
        changes.Where(c => c.Value is not null).Select(c => c.Verb == "called" ? $"now called “{c.Value}”" : $"{c.Verb} {c.Value}");

    private static string Department(Organisation organisation, string code) => organisation.Departments.GetValueOrDefault(code)?.Title ?? code;

    private static string Account(Organisation organisation, string code) => organisation.Accounts.GetValueOrDefault(code)?.Title ?? code;
}
