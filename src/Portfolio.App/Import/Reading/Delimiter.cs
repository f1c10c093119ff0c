namespace Portfolio.App.Import.Reading;

/// <summary>
/// Finds what stands between a file's cells: of comma, semicolon, tab and bar the one that some early record holds most
/// of, outside quotes.
/// </summary>
public static class Delimiter
{
    private const int EarlyRecords = 20;
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    public static char Of(ReadOnlySpan<char> sample, char quote = '"')
    {
        var best = (Delimiter: ',', Count: 0);
        Span<int> counts = stackalloc int[Candidates.Length];
        var (quoted, records) = (false, 0);
        foreach (var c in sample)
        {
            if (c == quote)
            {
                quoted = !quoted;
            }
            else if (!quoted && c is '\n' or '\r')
            {
                best = Better(best, counts);
                counts.Clear();
                if (++records == EarlyRecords)
                {
                    break;
                }
            }
            else if (!quoted && Array.IndexOf(Candidates, c) is >= 0 and var at)
            {
                counts[at]++;
            }
        }

        return Better(best, counts).Delimiter;
    }

    private static (char Delimiter, int Count) Better((char Delimiter, int Count) best, ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            best = counts[i] > best.Count ? (Candidates[i], counts[i]) : best;
        }

        return best;
    }
}
