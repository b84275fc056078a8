using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>The only request for a token that reached Entra, as an application has to send it.</summary>
internal static class TokenRequest
{
    public const string Scope = "499b84ac-1321-427f-aa17-267ca6975798/.default";

    /// <summary>Its form.</summary>
    public static IReadOnlyDictionary<string, string> Form(SignInScene scene, EmulatedApplication application)
    {
        RecordedRequest asked = scene.Single(EmulatedRoute.Token);
        Assert.Equal(("POST", $"/{scene.TenantId}/oauth2/v2.0/token"), (asked.Method, asked.Target));
        Assert.Equal("client_credentials", asked.Form["grant_type"]);
        Assert.Equal(Scope, asked.Form["scope"]);
        Assert.Equal($"{application.ClientId}", asked.Form["client_id"]);
        Assert.Contains("\"CP1\"", asked.Form["claims"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(asked.Form.ContainsKey("client_secret"), !asked.Form.ContainsKey("client_assertion"));
        Assert.DoesNotContain("Authorization", asked.Headers.Keys);
        return asked.Form;
    }

    /// <summary>The other issuer's token in it.</summary>
    public static string Assertion(SignInScene scene)
    {
        IReadOnlyDictionary<string, string> form = Form(scene, scene.Entra.FederatedApplication);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        return form["client_assertion"];
    }

    /// <summary>Asserts that it is signed as MSAL does it, with the certificate that the application has.</summary>
    public static void AssertSigned(SignInScene scene)
    {
        IReadOnlyDictionary<string, string> form = Form(scene, scene.Entra.CertificateApplication);
        JsonElement header = Part(form["client_assertion"], 0), claims = Part(form["client_assertion"], 1);
        X509Certificate2 registered = Assert.Single(scene.Entra.CertificateApplication.Certificates);
        Assert.Equal("PS256", header.Text("alg"));
        Assert.Equal(Base64Url.EncodeToString(registered.GetCertHash(HashAlgorithmName.SHA256)), header.Text("x5t#S256"));
        Assert.False(header.TryGetProperty("x5c", out _));
        Assert.Equal((form["client_id"], form["client_id"]), (claims.Text("iss"), claims.Text("sub")));
        Assert.Equal($"{scene.Emulator.AuthorityUri}{scene.TenantId}/oauth2/v2.0/token", claims.Text("aud"));
    }

    /// <summary>For whom and for what a federated token is.</summary>
    public static (string Subject, string Audience) SubjectAndAudience(string token)
    {
        JsonElement claims = Part(token, 1);
        return (claims.Text("sub"), claims.Text("aud"));
    }

    private static JsonElement Part(string token, int index)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]));
        return document.RootElement.Clone();
    }
}
