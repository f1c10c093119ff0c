using Portfolio.App.Organisations;
using Portfolio.App.Programmes;

namespace Portfolio.App.Pages.Lists;

/// <summary>The lists that have a page.</summary>
internal static class ShownLists
{
    public static readonly IReadOnlyList<ShownList> All =
    [
        ShownList.Of("Programmes", ProgrammeList.Spec, (view, r, node) => ProgrammeList.Entries(view, r.Knowledge, node.People), p => $"/programmes/{p.Row.Code}"),
        ShownList.Of(
            "Departments", OrganisationLists.Departments, (_, r, _) => OrganisationLists.DepartmentsOf(r.Organisation, r.Knowledge.AsOf),
            d => $"/programmes?department={Uri.EscapeDataString(d.Code)}"),
        ShownList.Of(
            "Accounts", OrganisationLists.Accounts, (_, r, _) => OrganisationLists.AccountsOf(r.Organisation),
            a => $"/reports/account-plan?account={Uri.EscapeDataString(a.Code)}"),
        ShownList.Of("People", PeopleList.Spec, (_, _, node) => node.People.All(), p => $"/lists/programmes?sponsor={Uri.EscapeDataString(p.Id)}"),
        ShownList.Of("Shocks", OrganisationLists.Shocks, (_, r, _) => OrganisationLists.ShocksOf(r.Organisation), s => $"/shocks/{s.Code}"),
        ShownList.Of("Feedback waves", OrganisationLists.Waves, (_, r, _) => OrganisationLists.WavesOf(r.Organisation), w => $"/waves/{w.Opened.Wave}"),
        ShownList.Of("Surveys", OrganisationLists.Surveys, (_, r, _) => OrganisationLists.SurveysOf(r.Organisation), s => $"/surveys/{s.Survey}"),
        ShownList.Of(
            "Board packs", OrganisationLists.BoardPacks, (_, r, _) => r.Organisation.BoardPacks.Values, p => $"/board-packs/{p.Pack}"),
    ];

    public static ShownList? Find(string name) => All.FirstOrDefault(l => l.Name == name);
}
