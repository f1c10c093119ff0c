using System.Security.Claims;

namespace Portfolio.App.Access.Provider;

/// <summary>Makes a caller of what the provider says of somebody.</summary>
public sealed class ProviderCallers(ProviderSettings settings, ProviderPeople people)
{
    /// <summary>The caller, who has an id, a name and the roles of this program.</summary>
    /// <param name="said">The claims of a token that was found good.</param>
    /// <param name="until">When this ends.</param>
    /// <param name="signingIn">Whether somebody signs in for pages, and so says anew what they are called.</param>
    /// <exception cref="SignInRefusedException">Nobody is named, or none of the claim’s values gives a role.</exception>
    public async ValueTask<ClaimsPrincipal> OfAsync(ClaimsPrincipal said, DateTimeOffset until, bool signingIn, CancellationToken cancellation)
    {
        if (said.FindFirst("sub") is not { Value: { Length: > 0 and <= 255 } subject } claim)
        {
            throw new SignInRefusedException("The provider does not say who this is.");
        }

        var departments = ProviderClaims.DepartmentsOf(said, settings);
        var roles = ProviderClaims.RolesOf(said, settings);
        if (departments is [] && roles.Contains(Roles.Pmo))
        {
            // Who would be kept to no department could record of none: better told than let in to everything.
            roles = [.. roles.Where(r => r != Roles.Pmo)];
            if (roles.Count == 0)
            {
                throw new SignInRefusedException(
                    $"{settings.Label} knows you, and names no department that you record for: ask an administrator for one.", StatusCodes.Status403Forbidden);
            }
        }

        if (roles.Count == 0)
        {
            throw new SignInRefusedException(
                $"{settings.Label} knows you, and gives you none of the roles here: ask an administrator for one.", StatusCodes.Status403Forbidden);
        }

        var name = ProviderClaims.NameOf(said);
        var id = await people.FindAsync(claim.Issuer, subject, name, signingIn, cancellation);
        return Identity.OfProvider(id, roles, name, until, departments is null or [ProviderSettings.AllDepartments] ? [] : departments);
    }
}
