using System.Security.Cryptography.X509Certificates;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Control;

/// <summary>The control routes that have to do with Entra. They work whether or not its endpoint is there.</summary>
internal static class EntraControl
{
    /// <summary>Answers a control request; null when it is none of these.</summary>
    public static Task? TryAnswer(Exchange exchange, string method, string[] segments)
    {
        var entra = exchange.Services.State.Entra;
        return (method, segments) switch
        {
            ("GET", ["applications"]) => ControlRoutes.AnswerAsync(
                exchange, new ApplicationsBody([.. entra.Applications.Select(Body)]), ControlJson.Readable.ApplicationsBody),
            ("POST", ["applications", var name, "certificates"]) => CreateCertificateAsync(exchange, name),
            ("GET", ["devicecodes"]) => ControlRoutes.AnswerAsync(
                exchange, new DeviceCodesBody([.. entra.DeviceCodes.Select(Body)]), ControlJson.Readable.DeviceCodesBody),
            ("POST", ["devicecodes", var code, "approve"]) => ChangeAsync(exchange, code, found => found.Approve()),
            ("POST", ["devicecodes", var code, "decline"]) => ChangeAsync(exchange, code, found => found.Decline()),
            ("POST", ["refreshtokens", "revoke"]) => ControlRoutes.AnswerAsync(
                exchange, new RevokedBody(entra.RevokeRefreshTokens()), ControlJson.Readable.RevokedBody),
            ("POST", ["federatedtokens"]) => IssueAsync(exchange),
            _ => null,
        };
    }

    private static Task CreateCertificateAsync(Exchange exchange, string name)
    {
        var application = exchange.Services.State.Entra.Applications.FirstOrDefault(application =>
            application.Name == name || application.ClientId.ToString() == name);
        if (application is null)
        {
            return ControlRoutes.ProblemAsync(exchange, StatusCodes.Status404NotFound, "There is no such application.");
        }

        using var certificate = application.CreateCertificate();
        using var key = certificate.GetRSAPrivateKey()!;
        var body = new CertificateBody(
            application.ClientId,
            certificate.Thumbprint,
            certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n",
            Convert.ToBase64String(certificate.Export(X509ContentType.Pfx)));
        return ControlRoutes.AnswerAsync(exchange, body, ControlJson.Readable.CertificateBody);
    }

    private static Task ChangeAsync(Exchange exchange, string userCode, Action<EmulatedDeviceCode> change)
    {
        if (exchange.Services.State.Entra.DeviceCodes.FirstOrDefault(code => code.UserCode == userCode) is not { } found)
        {
            return ControlRoutes.ProblemAsync(exchange, StatusCodes.Status404NotFound, "There is no such device code.");
        }

        change(found);
        return ControlRoutes.AnswerAsync(exchange, Body(found), ControlJson.Readable.DeviceCodeBody);
    }

    private static Task IssueAsync(Exchange exchange)
    {
        var query = exchange.Http.Request.Query;
        if (!Enum.TryParse<EmulatedIssuer>(query["issuer"], ignoreCase: true, out var issuer))
        {
            return ControlRoutes.ProblemAsync(exchange, StatusCodes.Status400BadRequest, "There is no such issuer.");
        }

        var token = exchange.Services.State.Entra.IssueFederatedToken(issuer, Optional("subject"), Optional("audience"));
        return ControlRoutes.AnswerAsync(exchange, new FederatedTokenBody(token), ControlJson.Readable.FederatedTokenBody);

        string? Optional(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    private static ApplicationBody Body(EmulatedApplication application) => new(
        application.Name, application.ClientId, application.TenantId, application.ServicePrincipal?.ObjectId,
        [.. application.Secrets], [.. application.FederatedCredentials],
        [.. application.Certificates.Select(certificate => certificate.Thumbprint)]);

    private static DeviceCodeBody Body(EmulatedDeviceCode code) =>
        new(code.UserCode, code.Application.ClientId, code.Scope, code.ExpiresOn, code.State);
}
