using System.Security.Cryptography;
using System.Text;

namespace Portfolio.App.Surveys;

internal static class SurveyToken
{
    /// <summary>What the record holds of an invitation's token.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
