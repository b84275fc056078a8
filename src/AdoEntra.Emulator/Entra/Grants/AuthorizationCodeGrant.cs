using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>The client redeems the code that the browser brought.</summary>
internal static class AuthorizationCodeGrant
{
    public static Task AnswerAsync(EntraRequest request)
    {
        PersonTokenAnswer.CheckClient(request);
        var code = request.Entra.Grants.TakeCode(request.Required("code"));
        if (code is null || code.Application != request.Application || code.ExpiresOn <= request.Now)
        {
            throw new EntraRefusalException(EntraErrors.UnknownGrant("authorization code"));
        }

        var redirect = request.Required("redirect_uri");
        if (redirect != code.RedirectUri)
        {
            throw new EntraRefusalException(EntraErrors.WrongRedirect(redirect));
        }

        // PKCE (RFC 7636): the code is worth nothing without the text that was hashed.
        if (code.Challenge is { } challenge && Hash(request.Required("code_verifier")) != challenge)
        {
            throw new EntraRefusalException(EntraErrors.WrongVerifier());
        }

        return PersonTokenAnswer.WriteAsync(request, request.Required("scope"));
    }

    private static string Hash(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
