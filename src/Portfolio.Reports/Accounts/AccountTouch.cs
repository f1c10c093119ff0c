using System.Runtime.InteropServices;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Promises;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Accounts;

/// <summary>Something on record that touches an account.</summary>
/// <param name="On">The day it began, or is due, whichever says when to look.</param>
/// <param name="Pressing">Whether it needs something to be done: at risk, open, overdue, below a wave's threshold.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AccountTouch(
    string Account, Touch Kind, string? Programme, string? Wave, string Code, DateOnly On, string State, bool Pressing, long At)
{
    private static readonly string[] States = Enum.GetNames<ProgrammeState>();
    private static readonly string[] Fates = Enum.GetNames<PromiseFate>();

    /// <summary>Everything that touches any account, or one.</summary>
    public static AccountTouch[] All(Slice slice)
    {
        var account = slice.Parameters.Account;
        var ofProgrammes = slice.Every(p => To(account, Of(p)));
        return WithWaves(slice) && slice.Around.Waves.Length > 0
            ? [.. ofProgrammes, .. To(account, [.. slice.Around.Waves.SelectMany(w => Of(w, slice.AsOf))])]
            : ofProgrammes;
    }

    /// <summary>Whether something of a programme touches an account.</summary>
    public static bool Touches(ProgrammeOn p, string? account) =>
        Array.Exists(Of(p), t => t.Account.Equals(account, StringComparison.OrdinalIgnoreCase));

    /// <summary>The accounts that something of a programme touches; one may come several times.</summary>
    public static IEnumerable<string> AccountsOf(ProgrammeOn p) => Of(p).Select(t => t.Account);

    private static AccountTouch[] To(string? account, AccountTouch[] touches) => account is null
        ? touches
        : Array.FindAll(touches, t => t.Account.Equals(account, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the report tells of waves too: they belong to no department, sponsor or segment.</summary>
    public static bool WithWaves(Slice slice) => slice.Parameters is { Department: null, Sponsor: null, Segment: null } && !slice.IsGroup;

    private static AccountTouch[] Of(ProgrammeOn p)
    {
        var (promises, incidents, actions) = (PromiseOn.To(p, account: null), p.Incidents, p.Actions);
        var (touches, count) = (new AccountTouch[p.Profile.Accounts.Count + promises.Length + incidents.Count + actions.Count], 0);
        foreach (var account in p.Profile.Accounts.Span)
        {
            touches[count++] = new(account, Touch.Programme, p.Code, null, p.Code, p.State.From, States[(int)p.State.State], false, p.Profile.At);
        }

        foreach (ref readonly var promise in promises.AsSpan())
        {
            touches[count++] = new(
                promise.Promise.Account, Touch.Promise, p.Code, null, promise.Item.Item, promise.Promise.By ?? promise.Since,
                Fates[(int)promise.Fate], promise.Fate == PromiseFate.AtRisk, promise.At);
        }

        foreach (var incident in incidents)
        {
            if (incident.Opening.Account is { } account)
            {
                touches[count++] = new(
                    account, Touch.Incident, p.Code, null, incident.Opening.Incident, incident.From,
                    incident.Handling?.ToString() ?? "Open", incident.ResolvedOn is null, incident.At);
            }
        }

        foreach (var action in actions)
        {
            if (Of(action, p.Code, null, p.AsOf) is { } touch)
            {
                touches[count++] = touch;
            }
        }

        return count == touches.Length ? touches : touches[..count];
    }

    private static IEnumerable<AccountTouch> Of(WaveFacts wave, DateOnly asOf)
    {
        foreach (var response in wave.Responses)
        {
            if (response.Said.Account is { } account)
            {
                yield return new(
                    account, Touch.Response, null, wave.Wave.Wave, response.Said.Code, response.From,
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Scored {response.Said.Overall}"),
                    response.Said.Overall < wave.Wave.Threshold, response.At);
            }
        }

        foreach (var action in wave.Actions)
        {
            if (Of(action, null, wave.Wave.Wave, asOf) is { } touch)
            {
                yield return touch;
            }
        }
    }

    private static AccountTouch? Of(ActionFacts action, string? programme, string? wave, DateOnly asOf) =>
        action.Opening.Account is { } account
            ? new(
                account, Touch.Action, programme, wave, action.Opening.Action, action.Opening.Due,
                action.ClosedOn is not null ? "Closed" : action.IsOverdueOn(asOf) ? "Overdue" : "Open", action.ClosedOn is null, action.At)
            : null;
}
