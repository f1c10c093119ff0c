using Portfolio.App.Import.Names;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>What would be recorded, in words for the preview: as the domain says it, with names and values.</summary>
internal static class EventWords
{
    public static string Of(DomainEvent happened, PersonBook people) => happened switch
    {
        ProgrammeRegistered e => $"registered as {e.Code}"
            + (e.PlannedFinish is { } finish ? $", finish {finish:yyyy-MM-dd}" : ", no finish stated")
            + (e.Budget is { } budget ? $", budget {budget}" : ""),
        ProgrammeDescribed { Title: { } title } e => $"renamed “{title}”{(e.Department is { } d ? $", department {d}" : "")}",
        ProgrammeDescribed { Department: { } department } => $"department {department}",
        SponsorAppointed e => $"sponsor {people.NameOf(e.Person) ?? e.Person} appointed ({e.Role.ToString().ToLowerInvariant()})",
        SponsorSwapped e => $"sponsor {people.NameOf(e.From) ?? e.From} swapped for {people.NameOf(e.To) ?? e.To}",
        SponsorVacated e => $"sponsor {people.NameOf(e.Person) ?? e.Person} gone",
        CoverageDeclared e => $"from now on it reports {string.Join(", ", e.Coverage.Kinds).ToLowerInvariant()}",
        _ => ProgrammeRules.InWords(happened),
    };
}
