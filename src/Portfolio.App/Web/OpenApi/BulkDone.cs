using Microsoft.AspNetCore.Mvc;
using Portfolio.App.Commands.Bulk;

namespace Portfolio.App.Web.OpenApi;

/// <summary>Many commands; for the description only.</summary>
internal sealed record BulkAsked(IReadOnlyList<BulkItem> Commands);

/// <summary>What became of many commands; for the description only.</summary>
/// <param name="Done">How many were done.</param>
/// <param name="NotDone">How many were not.</param>
/// <param name="Answers">One for each, in the order in which they were given.</param>
internal sealed record BulkDone(int Done, int NotDone, long Position, IReadOnlyList<BulkOne> Answers);

/// <param name="Status">As it would have been at the command's own address.</param>
/// <param name="Answer">If it was done.</param>
/// <param name="Problem">If it was not; JSON paths are those of the whole request.</param>
internal sealed record BulkOne(int Status, CommandDone? Answer = null, ProblemDetails? Problem = null);
