using System.Globalization;
using Portfolio.App.Node;

namespace Portfolio.App.Simulate.Cast;

/// <summary>Who can sponsor, lead and record. Invented; all names differ.</summary>
internal static class Colleagues
{
    private static readonly string[] First =
    [
        "Amara", "Alistair", "Anneke", "Bilal", "Bronwen", "Caitlin", "Chidi", "Clara", "Dafydd", "Deepa", "Edmund", "Elif",
        "Esther", "Farah", "Fergus", "Gwen", "Hamza", "Harriet", "Idris", "Imogen", "Isaac", "Jasmin", "Joel", "Kavita",
        "Kieran", "Leila", "Lorcan", "Magnus", "Marta", "Mei", "Naomi", "Nikhil", "Oluwaseun", "Orla", "Pavel", "Priya",
        "Quentin", "Rhiannon", "Rosa", "Samir", "Saskia", "Tamsin", "Tobias", "Ursula", "Victor", "Wanda", "Yusuf", "Zofia",
    ];

    private static readonly string[] Last =
    [
        "Abernathy", "Achebe", "Bannerjee", "Beaumont", "Carrow", "Castellan", "Dacosta", "Drummond", "Eastwood", "Ekström",
        "Fairweather", "Farouk", "Galbraith", "Gupta", "Hallam", "Hewitt", "Iqbal", "Ivanova", "Jankowski", "Jessop",
        "Kerr", "Kowalczyk", "Lachlan", "Lindqvist", "MacLeod", "Mbeki", "Nakamura", "Norcross", "O’Brien", "Okafor",
        "Pemberton", "Petrov", "Quayle", "Quiller", "Ramaswamy", "Rowntree", "Sandoval", "Szabo", "Tregenza", "Trevelyan",
        "Umar", "Underhill", "Vasquez", "Verstappen", "Whitlock", "Wójcik", "Yardley", "Zhang",
    ];

    /// <summary>That many people, each with a name of their own.</summary>
    public static IReadOnlyList<Person> Of(int count, Dice dice)
    {
        // A walk over all pairs in steps that share no factor with their number meets each pair once.
        var pairs = First.Length * Last.Length;
        var (at, step) = (dice.Between(0, pairs - 1), 1 + (6 * dice.Between(60, 300)));
        var people = new Person[count];
        for (var i = 0; i < count; i++)
        {
            var name = $"{First[at % First.Length]} {Last[at / First.Length]}";
            people[i] = new Person(
                dice.Id().ToString(), i < pairs ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {1 + (i / pairs)}"));
            at = (at + step) % pairs;
        }

        return people;
    }
}
