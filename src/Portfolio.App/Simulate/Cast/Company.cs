using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;

namespace Portfolio.App.Simulate.Cast;

/// <summary>The organisation whose programmes are simulated.</summary>
internal sealed class Company
{
    private Company(IReadOnlyList<OpenAccount> accounts, IReadOnlyList<Person> people)
    {
        Accounts = accounts;
        People = people;
        Officers = [.. people.Take(6).Select(p => new Actor(p.Id, "pmo", "simulate"))];
        Leaders = [.. people.Skip(6).Select(p => p.Id)];
    }

    public IReadOnlyList<OpenAccount> Accounts { get; }

    public IReadOnlyList<Person> People { get; }

    /// <summary>Who records: the people of the programme office.</summary>
    public IReadOnlyList<Actor> Officers { get; }

    /// <summary>Ids of those who sponsor and lead.</summary>
    public IReadOnlyList<string> Leaders { get; }

    /// <summary>As large as that many programmes need: a leader sponsors a few of them.</summary>
    public static Company For(SimulationPlan plan)
    {
        var dice = Dice.Of(plan.Seed, -1);
        return new Company(
            Customers.Of(Math.Clamp(plan.Programmes / 4, 12, 400)),
            Colleagues.Of(Math.Clamp(plan.Programmes / 2, 40, 4000), dice));
    }
}
