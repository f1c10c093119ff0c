namespace Portfolio.App.Access;

/// <summary>Somebody is not let in; the message says why, to them.</summary>
/// <param name="status">401 (it is not known who it is), 403 (nothing is allowed), 503 (it cannot be found out now).</param>
public sealed class SignInRefusedException(string sentence, int status = StatusCodes.Status401Unauthorized) : Exception(sentence)
{
    public int Status { get; } = status;
}
