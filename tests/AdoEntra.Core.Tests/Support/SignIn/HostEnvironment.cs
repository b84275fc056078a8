using System.Collections;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Support.SignIn;

/// <summary>
/// Tests in which the real Azure.Identity runs. It reads the process's environment and nothing else, and keeps tokens in a static
/// cache: these tests never run beside each other, and each uses an identity of its own.
/// </summary>
[CollectionDefinition(Name)]
public sealed class HostEnvironmentDefinition
{
    public const string Name = "Process environment";
}

/// <summary>The process's environment with only the variables that a test puts there; what was there before comes back.</summary>
internal sealed class HostEnvironment : IDisposable
{
    private static readonly string[] s_prefixes =
    [
        "AZURE_",
        "IDENTITY_",
        "MSI_",
        "IMDS_",
        "DEFAULT_IDENTITY_",
        "AZUREPS_",
        "FUNCTIONS_",
        "CONTAINER_APP_",
    ];
    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);

    public HostEnvironment(params (string Name, string Value)[] variables)
    {
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            string name = (string)entry.Key;
            if (s_prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))) Set(name, null);
        }

        foreach ((string name, string value) in variables) Set(name, value);
    }

    public void Set(string name, string? value)
    {
        if (!_before.ContainsKey(name)) _before.Add(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>A new source over the real library, with a fake network below it.</summary>
    public static ManagedIdentityTokenSource Source(FakeServer server, ManagedIdentityReference identity, TestClock? clock = null) =>
        new(
            identity,
            new TokenSourceServices(Environment.GetEnvironmentVariable, new HttpTransport(() => server))
            {
                Clock = (clock ?? new TestClock()).ForRequests(),
            }
        );

    public static SourceTokenRequest Request(bool fresh = false) => new(AzureDevOpsResource.Scope, fresh);

    /// <summary>A user-assigned identity that no other test uses.</summary>
    public static ManagedIdentityReference NewIdentity() => ManagedIdentityReference.Create(Guid.NewGuid().ToString("D"), null, null);

    /// <summary>What a host answers that gives out a token.</summary>
    public static HttpResponseMessage TokenAnswer(string token, DateTimeOffset? expiresOn = null) =>
        Answer.Json(
            $$"""{"access_token":"{{token}}","expires_on":"{{(expiresOn ?? DateTimeOffset.UtcNow.AddHours(1)).ToUnixTimeSeconds()}}","resource":"499b84ac-1321-427f-aa17-267ca6975798","token_type":"Bearer"}"""
        );

    public void Dispose()
    {
        foreach (KeyValuePair<string, string?> variable in _before) Environment.SetEnvironmentVariable(variable.Key, variable.Value);
    }
}
