namespace Portfolio.App.Export;

/// <summary>A table does not fit into the format; the message says why, and what to take instead.</summary>
public sealed class ExportTooLargeException(string message) : Exception(message);
