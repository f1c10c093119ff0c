using Portfolio.App.Organisations;
using Portfolio.App.Programmes;
using Portfolio.App.Web;
using Portfolio.App.WebHooks;

namespace Portfolio.App.Lists;

/// <summary>The lists that views can be kept of, each with what may stand in its address.</summary>
internal static class ListCatalogue
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<QueryParameter>> Parameters =
        new SortedDictionary<string, IReadOnlyList<QueryParameter>>(StringComparer.Ordinal)
        {
            [ProgrammeList.Spec.Name] = ProgrammeList.Spec.Parameters,
            [OrganisationLists.Departments.Name] = OrganisationLists.Departments.Parameters,
            [OrganisationLists.Accounts.Name] = OrganisationLists.Accounts.Parameters,
            [PeopleList.Spec.Name] = PeopleList.Spec.Parameters,
            [OrganisationLists.Shocks.Name] = OrganisationLists.Shocks.Parameters,
            [OrganisationLists.Waves.Name] = OrganisationLists.Waves.Parameters,
            [OrganisationLists.Surveys.Name] = OrganisationLists.Surveys.Parameters,
            [OrganisationLists.BoardPacks.Name] = OrganisationLists.BoardPacks.Parameters,
            [WebHookList.Spec.Name] = WebHookList.Spec.Parameters,
        };
}
