using Portfolio.App.Lists;
using Portfolio.App.Node;

namespace Portfolio.App.Organisations;

/// <summary>How the people can be narrowed and sorted. Names are outside the ledger, so that none is as known at some time.</summary>
internal static class PeopleList
{
    public static readonly ListSpec<Person> Spec = new(
        "people", p => p.Id, p => [p.Name, p.Id], [("name", p => p.Name), ("id", p => p.Id)], [])
    {
        IsOnRecord = false,
    };
}
