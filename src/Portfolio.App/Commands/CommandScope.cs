using System.Security.Cryptography;
using System.Text;
using Portfolio.App.Node;

namespace Portfolio.App.Commands;

/// <summary>What tells a command apart from others under the same key.</summary>
internal static class CommandScope
{
    /// <summary>How many characters a caller's key may have.</summary>
    public const int LongestKey = 200;

    /// <summary>How many characters the key of a form may have, which leaves room for what is added to it.</summary>
    public const int LongestFormKey = 64;

    /// <summary>Whether what a caller gave can be a key, whichever way it came.</summary>
    public static bool IsKey(string given, int longest = LongestKey) => given.Length > 0 && given.Length <= longest && !given.Any(char.IsControl);

    /// <summary>The command with what it is about, where that stands beside its fields.</summary>
    public static string Of(CommandDescription command, string? code) =>
        code is null ? command.Name : $"{command.Name} {code.ToUpperInvariant()}";

    /// <summary>The key with the hash of what was sent under it.</summary>
    /// <param name="content">The fields, as the bytes that were sent.</param>
    public static CommandKey Key(string key, string scope, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(scope + "\n"));
        hash.AppendData(content);
        return new CommandKey(key, hash.GetHashAndReset());
    }
}
