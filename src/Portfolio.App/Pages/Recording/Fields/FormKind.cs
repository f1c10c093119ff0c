namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>How a person fills a field in.</summary>
public enum FormKind
{
    /// <summary>Text on one line.</summary>
    Line,

    /// <summary>Text of several lines.</summary>
    Paragraph,

    Day,

    /// <summary>A number, whole or not, typed.</summary>
    Number,

    /// <summary>Ticked or not.</summary>
    Flag,

    /// <summary>Yes, no, or not said.</summary>
    YesNo,

    /// <summary>One out of a list.</summary>
    Choice,

    /// <summary>Out of more than a list can hold: found by typing.</summary>
    Find,

    /// <summary>Any number out of a list.</summary>
    Choices,

    /// <summary>Fields that belong together, such as an amount and its currency.</summary>
    Group,

    /// <summary>As many of the same as are needed.</summary>
    Rows,
}
