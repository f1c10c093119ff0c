namespace Portfolio.App.Import.Mappings;

/// <summary>A mapping cannot be found or understood; the message is for the person who named it.</summary>
public sealed class MappingException(string message, Exception? inner = null) : Exception(message, inner);
