using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Accounts;

/// <summary>Everything that touches one account, or each.</summary>
public static class AccountPlanReport
{
    private const string Account = "account";

    private static readonly FigureSpec Named = new(
        "accountsNamed", "Programmes that name their accounts", "Running programmes for which at least one account is named, of all running (active, stalled or on hold).");

    private static readonly FigureSpec Pressing = new(
        "pressing", "Accounts with something pressing",
        "Accounts with a promise at risk, an incident or an action open, or a response below its wave’s threshold, of all accounts that anything on record touches.");

    private static readonly FigureSpec Untouched = new(
        "untouched", "Accounts that nothing touches", "Accounts on record that no programme, promise, incident, action or response names, of all accounts. Given only where nothing narrows the report.");

    public static AccountPlanResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Touching(programmes, organisation, parameters, p => AccountTouch.Touches(p, parameters.Account));
        var touches = new TouchedAccounts(AccountTouch.All(slice));
        var rows = Beside.Begin(() => Rows.Of(
            touches.InOrder(), t => new TouchRow(t.Account, t.Kind, t.Programme, t.Wave, t.Code, t.On, t.State, t.Pressing, [t.At])));
        return new(
            Headers.Of(
                slice, "account-plan", "Account plan", [(FactKind.Scope, "Scope and the promises of it")],
                parameters.Account is null
                    ? "For all accounts; ask for one to see everything that touches it."
                    : "Everything on record that touches this account, of whatever programme.",
                AccountTouch.WithWaves(slice)
                    ? "Responses and actions of feedback waves count where they name the account."
                    : "Responses and actions of feedback waves are left out: waves belong to no department, sponsor or segment."),
            FiguresOf(slice, touches),
            Groups.Touching(
                slice, parameters.By, AccountTouch.AccountsOf, touches.Touches.Where(t => t.Wave is not null).Select(t => t.Account),
                group => FiguresOf(group, new(AccountTouch.All(group)))),
            Accounts(organisation, parameters, touches),
            rows.Done());
    }

    // On a day of before, one that was opened since is there only if something of that day names it: what is told late may.
    private static IEnumerable<string> OpenedBy(Organisation organisation, DateOnly day) =>
        organisation.Accounts.Where(a => a.Value.OpenedOn <= day).Select(a => a.Key);

    private static ValueList<AccountRow> Accounts(Organisation organisation, ReportParameters parameters, TouchedAccounts by) =>
    [
        .. OpenedBy(organisation, parameters.Knowledge.AsOf)
            .Union(by.Accounts, StringComparer.OrdinalIgnoreCase)
            .Where(code => parameters.Account is null || code.Equals(parameters.Account, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(code => new AccountRow(
                organisation.AccountCode(code), organisation.Accounts.GetValueOrDefault(code)?.TitleOn(parameters.Knowledge.AsOf),
                by.Count(code, Touch.Programme), by.Count(code, Touch.Promise), by.CountPressing(code, Touch.Promise),
                by.Count(code, Touch.Incident), by.CountPressing(code, Touch.Incident), by.CountPressing(code, Touch.Action),
                by.Count(code, Touch.Response), by.CountPressing(code, Touch.Response))),
    ];

    private static ValueList<Figure> FiguresOf(Slice slice, TouchedAccounts touches)
    {
        var named = slice.Tally(Named, (p, tally) =>
        {
            if (!p.Running)
            {
                return;
            }

            if (p.Profile.Accounts.Count > 0)
            {
                tally.Hit(p, p.Profile.At);
            }
            else
            {
                tally.Miss(p);
            }
        });
        var (pressing, untouched) = (slice.Tally(Pressing), slice.Tally(Untouched));
        if (pressing.KeepsEvidence)
        {
            foreach (var (code, press) in touches.Accounts.Zip(touches.Pressing()))
            {
                Count(pressing, code, press);
            }

            Rest(pressing, touches);
        }
        else
        {
            pressing.Share(touches.CountPressing(), touches.Accounts.Count);
        }

        // What a part of the programmes does not touch, others may.
        if (AccountTouch.WithWaves(slice) && slice.Parameters.Account is null)
        {
            foreach (var code in OpenedBy(slice.Organisation, slice.AsOf).Union(touches.Accounts, StringComparer.OrdinalIgnoreCase))
            {
                if (touches.Has(code))
                {
                    untouched.Miss(Account, code);
                }
                else
                {
                    untouched.Hit(Account, code);
                }
            }

            Rest(untouched, touches);
        }

        return [Named.Share(named), Pressing.Share(pressing), Untouched.Share(untouched)];
    }

    // One account, however many things press; what stands behind it may be of several programmes and waves.
    private static void Count(Tally tally, string account, List<AccountTouch> pressing)
    {
        if (pressing.Count == 0)
        {
            tally.Miss(Account, account);
            return;
        }

        tally.Hit(KindOf(pressing[0]), CodeOf(pressing[0]), pressing[0].At);
        foreach (var touch in pressing.Skip(1))
        {
            tally.Behind(KindOf(touch), CodeOf(touch), touch.At);
        }
    }

    // Which accounts are touched, and that one is, is so by everything that touches them.
    private static void Rest(Tally tally, TouchedAccounts touches)
    {
        if (!tally.KeepsParts)
        {
            return;
        }

        foreach (var touch in touches.Touches)
        {
            tally.RestsOn(KindOf(touch), CodeOf(touch), touch.At);
        }
    }

    private static string KindOf(AccountTouch touch) => touch.Programme is null ? WaveFacts.Kind : Evidence.Programme;

    private static string CodeOf(AccountTouch touch) => touch.Programme ?? touch.Wave!;
}
