using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portfolio.App.Pages.Reports.Pictures;

/// <summary>A picture that a script draws beside the table with the same figures.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What must be said with it: estimator, interval, what is left out.</param>
/// <param name="Table">Name of the report's table that holds the same.</param>
/// <param name="Data">What the script is given; its <c>Kind</c> says how it is drawn.</param>
public sealed record Picture(string Title, string Caption, string Table, PictureData Data, bool Tall = false)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The data as JSON, safe inside a script element: the serializer escapes angle brackets.</summary>
    public string DataJson => JsonSerializer.Serialize(Data, Data.GetType(), Json);
}

public abstract record PictureData(string Kind);

/// <summary>Step curves with their pointwise bounds.</summary>
/// <param name="Axis">What the months are counted from.</param>
public sealed record CurvesData(string Axis, IReadOnlyList<CurveData> Curves) : PictureData("curves");

/// <param name="Colour">Name of a colour of the style sheet.</param>
/// <param name="Steps">Month, value, lower and upper bound.</param>
/// <param name="Numbers">Of each step the part of an address that says which row of the table it is; null for the start, which is none.</param>
public sealed record CurveData(string Title, string Colour, IReadOnlyList<double?[]> Steps, IReadOnlyList<string?> Numbers);

/// <summary>Horizontal bars, with intervals where there are any.</summary>
/// <param name="Unit"><c>share</c> or <c>count</c>.</param>
public sealed record BarsData(string Unit, double? Max, IReadOnlyList<BarData> Bars) : PictureData("bars");

/// <param name="Words">All that belongs to the figure, in a line.</param>
/// <param name="Number">The part of an address that says which figure or row it is.</param>
public sealed record BarData(string Title, double Value, double? Lower, double? Upper, string Words, string Number);

/// <summary>What moved from place to place.</summary>
public sealed record FlowData(IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowEdge> Links) : PictureData("flow");

public sealed record FlowNode(string Name, string Colour);

/// <param name="Number">The part of an address that says which row of the table it is.</param>
public sealed record FlowEdge(string Source, string Target, int Value, string Number);
