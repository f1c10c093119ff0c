using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

/// <summary>What telling an event needs: the programme just before it, and the names behind codes and ids.</summary>
public sealed record Telling(Programme Before, Recorded Recorded, Organisation Organisation, Func<string, string> NameOf)
{
    public DateOnly On => Recorded.EffectiveOn;

    public string Department(string code) => Organisation.Departments.GetValueOrDefault(code)?.Title ?? code;

    public string Account(string code) => Organisation.Accounts.GetValueOrDefault(code)?.Title ?? code;

    public string Accounts(IEnumerable<string> codes) => Say.List(codes.Select(Account));

    public string Item(string item) => Before.Items.TryGetValue(item, out var known) ? $"“{known.Title}”" : item;

    /// <summary>“Phase 2, Roll-out”.</summary>
    public string Phase(int number) =>
        Before.Phases.TryGetValue(number, out var phase) ? $"phase {number} ({phase.Title})" : $"phase {number}";

    public string SinceThen => Say.Span(On.DayNumber - Before.Since.DayNumber);
}
