namespace Portfolio.Domain.Programmes;

/// <summary>The canvas that a programme's customer strategy is laid out on. Its wording is a setting.</summary>
public static class StrategyCanvas
{
    public const int Questions = 3;

    /// <summary>Of each question.</summary>
    public const int Components = 4;

    /// <summary>Names a component: <c>1.2</c> is the second of the first question.</summary>
    internal static string Key(int question, int component) => $"{question}.{component}";
}

/// <summary>A component that was answered: when last, and whether that says why it is another answer.</summary>
public sealed record AnswerOnRecord(DateOnly On, bool HasReason);
