using System.Collections.Immutable;

namespace Portfolio.Domain.Settings;

/// <summary>What a point of a scale means, so that points of a scale can be counted by colour.</summary>
public enum Light
{
    Green,
    Amber,
    Red,
}

/// <summary>A point of a status scale.</summary>
/// <param name="Name">What the point is called, for example <c>Amber/Red</c>.</param>
/// <param name="Light">Which light it stands for where scales are put beside each other.</param>
public sealed record ScalePoint(string Name, Light Light);

/// <summary>A status scale, named and versioned. A change of scale is not an improvement: only like scales are compared.</summary>
/// <param name="Name">The scale's name, for example <c>RAG5</c>.</param>
/// <param name="Version">1 for the first; a changed scale has the next number.</param>
/// <param name="Points">From best to worst.</param>
public sealed record StatusScale(string Name, int Version, ValueList<ScalePoint> Points)
{
    /// <summary><c>RAG5@1</c>.</summary>
    public string Key => $"{Name}@{Version}";

    /// <summary>Whether a rating is one of its points.</summary>
    public bool Has(string point)
    {
        foreach (var each in Points.Span)
        {
            if (each.Name == point)
            {
                return true;
            }
        }

        return false;
    }

    public static readonly StatusScale Rag3 = new("RAG3", 1,
    [
        new("Green", Light.Green), new("Amber", Light.Amber), new("Red", Light.Red),
    ]);

    public static readonly StatusScale Rag5 = new("RAG5", 1,
    [
        new("Green", Light.Green), new("Amber/Green", Light.Green), new("Amber", Light.Amber),
        new("Amber/Red", Light.Red), new("Red", Light.Red),
    ]);

    /// <summary>Those known without being defined.</summary>
    public static readonly ImmutableDictionary<string, StatusScale> BuiltIn =
        new[] { Rag3, Rag5 }.ToImmutableDictionary(s => s.Key, StringComparer.OrdinalIgnoreCase);
}

public sealed record StatusScaleDefined(StatusScale Scale) : DomainEvent;
