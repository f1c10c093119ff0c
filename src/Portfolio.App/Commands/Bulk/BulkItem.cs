using System.Text.Json;

namespace Portfolio.App.Commands.Bulk;

/// <summary>One of many commands given together.</summary>
/// <param name="Command">Its name, as in its own address: <c>swap-sponsor</c>.</param>
/// <param name="Fields">What would be the body at its own address; left out, no fields.</param>
/// <param name="Code">The code of what it is about, where that is not one of its fields.</param>
/// <param name="IfVersion">Only if the record is still at this version.</param>
/// <param name="Lenient">With <paramref name="IfVersion"/>: also if what changed meanwhile makes no difference.</param>
/// <param name="IdempotencyKey">As at its own address.</param>
internal sealed record BulkItem(
    string Command,
    JsonElement? Fields = null,
    string? Code = null,
    int? IfVersion = null,
    bool Lenient = false,
    string? IdempotencyKey = null);
