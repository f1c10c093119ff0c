namespace Portfolio.Reports.Forecast;

/// <summary>What was said of one item at a quarter's end, to be held against what came.</summary>
/// <param name="Programme">The code of the programme that it waited in.</param>
/// <param name="Item">Its code there.</param>
/// <param name="Delivered">The probability, by the model, that it would be delivered within twelve months.</param>
public readonly record struct ForecastCase(string Programme, string Item, double Delivered);
