using System.Globalization;

namespace Portfolio.Domain.Programmes;

/// <summary>A question of the canvas and its four components, as they are worded.</summary>
public sealed record CanvasQuestion(string Wording, ValueList<string> Components);

/// <summary>The canvas that a programme's customer strategy is laid out on. Its wording is a setting, and ours.</summary>
public static class StrategyCanvas
{
    public const int Questions = 3;

    /// <summary>Of each question.</summary>
    public const int Components = 4;

    /// <summary>How it is worded until a setting says otherwise.</summary>
    public static readonly ValueList<CanvasQuestion> Wording =
    [
        new("Whom do we serve, and what do they need?",
            ["Which customers these are", "What they want to get done", "What stands in their way", "Why they stay or leave"]),
        new("What do we do for them that others do not?",
            ["What we promise", "What it is like to be our customer", "What we no longer do", "How we know that it works"]),
        new("What does it take?", ["Which departments", "Which people and skills", "Which data and tools", "How much money, and when"]),
    ];

    /// <summary>The names of the settings that hold its wording: <c>canvas.1</c>, <c>canvas.1.1</c> … <c>canvas.3.4</c>.</summary>
    public static readonly ValueList<string> SettingNames =
    [
        .. Enumerable.Range(1, Questions).SelectMany(q => Enumerable.Range(1, Components)
            .Select(c => $"canvas.{Key(q, c)}")
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"canvas.{q}"))),
    ];

    /// <summary>The wording with one of it changed; a name that is none of the settings changes nothing.</summary>
    public static ValueList<CanvasQuestion> With(ValueList<CanvasQuestion> wording, string setting, string value) =>
        wording.Select((question, q) => setting == string.Create(CultureInfo.InvariantCulture, $"canvas.{q + 1}")
            ? question with { Wording = value }
            : question with
            {
                Components = question.Components
                    .Select((component, c) => setting == $"canvas.{Key(q + 1, c + 1)}" ? value : component)
                    .ToValueList(),
            }).ToValueList();

    /// <summary>Names a component: <c>1.2</c> is the second of the first question.</summary>
    internal static string Key(int question, int component) =>
        string.Create(CultureInfo.InvariantCulture, $"{question}.{component}");
}

/// <summary>A component that was answered: when last, and whether that says why it is another answer.</summary>
public sealed record AnswerOnRecord(DateOnly On, bool HasReason);
