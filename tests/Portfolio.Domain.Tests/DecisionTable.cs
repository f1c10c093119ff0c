namespace Portfolio.Domain.Tests;

/// <summary>
/// Every command in every state as a table: <c>+</c> is recorded, <c>=</c> changes nothing, <c>.</c> is refused because there
/// is nothing of that name; <c>a</c>, <c>b</c> … are refused by the rule that stands behind the letter.
/// </summary>
internal static class DecisionTable
{
    /// <param name="unknown">The rule that a dot stands for; null: there are no dots.</param>
    public static string Of<TState, TCommand>(
        IReadOnlyList<(string Name, TState State)> states,
        IReadOnlyList<TCommand> commands,
        Func<TState, TCommand, Decision> decide,
        string? unknown = null)
        where TCommand : notnull =>
        string.Join('\n', Rows(states, commands, decide, unknown));

    private static IEnumerable<string> Rows<TState, TCommand>(
        IReadOnlyList<(string Name, TState State)> states,
        IReadOnlyList<TCommand> commands,
        Func<TState, TCommand, Decision> decide,
        string? unknown)
        where TCommand : notnull
    {
        yield return "".PadRight(25) + string.Join(' ', states.Select(s => s.Name.PadRight(4)[..4])) + " refused by";
        foreach (var command in commands)
        {
            var rules = new List<string>();
            var cells = states.Select(s => Cell(decide(s.State, command), rules, unknown).ToString().PadRight(4)).ToList();
            var legend = rules.Select((rule, i) => $"{(char)('a' + i)} {rule}");
            yield return $"{command.GetType().Name,-25}{string.Join(' ', cells)} {string.Join(", ", legend)}".TrimEnd();
        }
    }

    private static char Cell(Decision decision, List<string> rules, string? unknown)
    {
        switch (decision)
        {
            case Decision.Accepted accepted:
                return accepted.Facts.Count > 0 ? '+' : '=';
            case Decision.Refused { Why: [var why] } when why.Rule == unknown:
                return '.';
            case Decision.Refused { Why: [var why] }:
                if (!rules.Contains(why.Rule))
                {
                    rules.Add(why.Rule);
                }

                return (char)('a' + rules.IndexOf(why.Rule));
            case var other:
                throw new InvalidOperationException($"{other}");
        }
    }
}
