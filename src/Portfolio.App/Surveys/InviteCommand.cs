using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Surveys;

/// <summary>Makes invitations: their tokens are in the answer, this once, and the record holds what they hash to.</summary>
internal static class InviteCommand
{
    public static readonly CommandDescription Description = new(
        "invite-to-survey", CommandTarget.Survey, "/surveys/{code}/invitations", CommandShape.Of<InvitationRequest>(),
        "Makes invitations; their tokens are shown this once, and who gets which is nowhere recorded.",
        """{"count":25}""", RunAsync);

    private static async Task<CommandOutcome> RunAsync(GivenCommand given, CommandPlace place, CancellationToken cancellation)
    {
        var count = ((InvitationRequest)given.Body).Count;
        if (count is < 1 or > InviteToSurvey.Most)
        {
            return new Answer.Refused([new("body-has-its-shape", $"Make 1 to {InviteToSurvey.Most} invitations at a time.", "count")]);
        }

        // 160 bits: nobody guesses one.
        var tokens = Enumerable.Range(0, count).Select(_ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))).ToList();
        var command = new InviteToSurvey(given.Code!, tokens.Select(SurveyToken.HashOf).ToValueList());
        var answer = await place.Node.ExecuteAsync(command, given.Envelope, cancellation, given.IfVersion);

        // What was done before under this key was done with other tokens, which nobody can show again.
        var shown = answer is Answer.Done { Repeated: false } ? tokens : [];
        return new(answer, new JsonObject { ["tokens"] = new JsonArray([.. shown.Select(t => (JsonNode)t)]) });
    }
}
