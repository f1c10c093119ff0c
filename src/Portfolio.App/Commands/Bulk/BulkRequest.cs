using System.Text.Json;
using Portfolio.Domain;

namespace Portfolio.App.Commands.Bulk;

/// <summary>Many commands, each by itself: what is wrong with one is told at its place.</summary>
internal sealed record BulkRequest(ValueList<JsonElement> Commands);
