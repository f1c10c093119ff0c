namespace Portfolio.App.Audit.Proving;

/// <summary>Hashes as answers write them: lower-case hex.</summary>
internal static class Hashes
{
    public static string Hex(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);

    public static IReadOnlyList<string> Hex(IEnumerable<byte[]> hashes) => [.. hashes.Select(h => Hex(h))];
}
