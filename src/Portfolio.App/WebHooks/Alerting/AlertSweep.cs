using System.Text.Json.Serialization;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>
/// The way of a receiver from the list that it was told of to another. Where it leads is noted before anything is sent, and what
/// changes between the two goes out programme by programme, in several deliveries where it is much: so each try, by whichever
/// node, tells the same.
/// </summary>
/// <param name="Position">Of the list that it leads to.</param>
/// <param name="Day">Likewise.</param>
/// <param name="Through">The code of the last programme that the receiver was told of; null: it was told of none yet.</param>
/// <param name="Parts">How many deliveries that took.</param>
internal sealed record AlertSweep(long Position, DateOnly Day, string? Through = null, int Parts = 0)
{
    [JsonIgnore]
    public AlertPoint To => new(Position, Day);
}
