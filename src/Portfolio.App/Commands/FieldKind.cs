namespace Portfolio.App.Commands;

/// <summary>What kind of JSON a field takes, or each element of it where it takes a list.</summary>
public enum FieldKind
{
    /// <summary>A string; <see cref="CommandField.Meaning"/> says of what.</summary>
    Text,

    /// <summary>One of the names in <see cref="CommandField.Choices"/>.</summary>
    Choice,

    /// <summary>An ISO date.</summary>
    Day,
    WholeNumber,
    Number,
    YesNo,

    /// <summary>A UUID.</summary>
    Id,

    /// <summary>An object with <see cref="CommandField.Fields"/>.</summary>
    Group,
}
