namespace Portfolio.Reports.Forecast;

/// <summary>What was said of one item at a quarter's end, to be held against what came.</summary>
/// <param name="Programme">The code of the programme that it waited in.</param>
/// <param name="Item">Its code there.</param>
/// <param name="Delivered">The probability, by the model, that it would be delivered within twelve months.</param>
/// <param name="At">
/// By which event it came there: another may come under its code once it was handed over. 0 where that is not told.
/// </param>
public readonly record struct ForecastCase(string Programme, string Item, double Delivered, long At = 0);
