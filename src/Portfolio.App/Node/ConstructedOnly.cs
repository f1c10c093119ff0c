using System.Text.Json.Serialization.Metadata;

namespace Portfolio.App.Node;

/// <summary>
/// Leaves out of JSON what a record computes of itself: only what it is constructed from is given, kept or asked for.
/// </summary>
internal static class ConstructedOnly
{
    public static void Modify(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i] is { Set: null, AssociatedParameter: null })
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
