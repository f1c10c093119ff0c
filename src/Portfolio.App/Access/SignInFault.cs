namespace Portfolio.App.Access;

/// <summary>Marks a request whose caller was not let in, with the reason that they are told.</summary>
public sealed record SignInFault(string Sentence, int Status = StatusCodes.Status401Unauthorized);
