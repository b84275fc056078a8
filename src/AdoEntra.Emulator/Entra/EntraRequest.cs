using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.Entra;

/// <summary>A form sent to Entra, with the tenant and the application that it names.</summary>
internal sealed class EntraRequest
{
    private EntraRequest(Exchange exchange, EntraTenant tenant, EmulatedApplication application)
    {
        Exchange = exchange;
        Tenant = tenant;
        Application = application;
    }

    public Exchange Exchange { get; }

    public EntraTenant Tenant { get; }

    public EmulatedApplication Application { get; }

    public EmulatedEntra Entra => Exchange.Services.State.Entra;

    public DateTimeOffset Now => Exchange.Services.Options.TimeProvider.GetUtcNow();

    /// <summary>What the client asks to be in the token; null for nothing special.</summary>
    public string? Claims => Optional("claims");

    public static EntraRequest Read(Exchange exchange)
    {
        var tenant = EntraTenant.Find(exchange.Match.Tenant!);
        if (!exchange.Form.TryGetValue("client_id", out var clientId))
        {
            throw new EntraRefusalException(EntraErrors.MissingParameter("client_id"));
        }

        var application = exchange.Services.State.Entra.FindApplication(clientId, tenant.Id)
            ?? throw new EntraRefusalException(EntraErrors.UnknownApplication(clientId, tenant.Name));
        return new EntraRequest(exchange, tenant, application);
    }

    public string? Optional(string name) => Exchange.Form.GetValueOrDefault(name);

    public string Required(string name) =>
        Optional(name) is { Length: > 0 } value ? value : throw new EntraRefusalException(EntraErrors.MissingParameter(name));
}
