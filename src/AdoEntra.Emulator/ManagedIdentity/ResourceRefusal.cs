using System.Globalization;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.ManagedIdentity;

/// <summary>Entra's text for a resource that the tenant does not know. [D] protocol 2.2 (the code), [I] the rest of the text.</summary>
internal static class ResourceRefusal
{
    public static string Text(Exchange exchange, string resource) =>
        $"AADSTS500011: The resource principal named {resource} was not found in the tenant named {KnownIdentities.TenantId}. This can "
        + "happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. "
        + "You might have sent your authentication request to the wrong tenant. "
        + $"Trace ID: {Guid.NewGuid()} Correlation ID: {Guid.NewGuid()} Timestamp: "
        + exchange.Services.Options.TimeProvider.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
