using System.Globalization;

namespace Portfolio.Benchmarks;

/// <summary>A register with as many rows as are wanted, and its mapping; the same each time.</summary>
internal static class MadeUpRegister
{
    private const string Mapping =
        """
        name: made-up
        register: MADE-UP
        cadence: Yearly
        snapshots:
          - { file: made-up, positionAt: 2026-03-31 }
        id: { headers: [id] }
        title: { headers: [title] }
        department: { headers: [department] }
        finish: { headers: [finish], formats: [yyyy-MM-dd] }
        budget: { headers: [budget], currency: GBP, unit: 1000000, basis: nominal }
        status: { headers: [rating], scales: [{ scale: RAG5@1 }], narrative: { headers: [commentary] } }
        owner: { headers: [owner] }
        """;

    /// <summary>Writes both into a folder; gives the arguments of an import.</summary>
    public static IReadOnlyList<string> Write(string folder, int rows)
    {
        var (file, mapping) = (Path.Combine(folder, "made-up.csv"), Path.Combine(folder, "made-up.yaml"));
        File.WriteAllText(mapping, Mapping);
        using var csv = new StreamWriter(file);
        csv.WriteLine("Id,Title,Department,Finish,Budget,Rating,Commentary,Owner");
        for (var i = 0; i < rows; i++)
        {
            string[] ratings = ["Green", "Amber/Green", "Amber", "Amber/Red", "Red"];
            csv.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"M-{i},Programme {i} for customers,D{i % 20},{new DateOnly(2027, 1, 1).AddDays(i % 2000):yyyy-MM-dd},{i % 900}.5,{ratings[i % 5]},\"On its way, as far as anybody can tell in year {i % 7}.\",{Word(i % 71)} {Word(1000 + (i % 997))}"));
        }

        return [file, "--mapping", mapping];
    }

    // Names hold no digits: a syllable for each.
    private static string Word(int number)
    {
        string[] syllables = ["ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "tu"];
        var word = string.Concat(number.ToString("00", CultureInfo.InvariantCulture).Select(digit => syllables[digit - '0']));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
