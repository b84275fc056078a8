using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>A request past the gate: it names a resource and a version, and its caller may come in.</summary>
internal sealed class ResourceCall(Exchange exchange, EmulatedIdentity caller)
{
    public Exchange Exchange { get; } = exchange;

    public EmulatorServices Services => Exchange.Services;

    public EmulatedIdentity Caller { get; } = caller;

    /// <summary>The organization of the address. There is one at every host but one, see <see cref="ServiceHost"/>.</summary>
    public EmulatedOrganization Organization => Exchange.Organization!;

    public Address Address => field ??= new(Services.BaseUri, Organization);

    public ResourceQuery Query => new(Exchange.Http.Request.Query);

    /// <summary>The value that is meant by a parameter with a fixed set of them; null when it is absent.</summary>
    public string? Choice(string name)
    {
        var choices = Exchange.Match.Location!.Choices[name];
        return ChosenNumber(name) is { } number ? choices.Word(number) : null;
    }

    /// <summary>The number that is meant by a parameter with a fixed set of values; null when it is absent.</summary>
    public int? ChosenNumber(string name)
    {
        if (Query.Text(name) is not { } text)
        {
            return null;
        }

        return Exchange.Match.Location!.Choices[name].Number(text)
            ?? throw new ServiceRefusalException(ServiceErrors.InvalidQuery(name, text));
    }

    /// <summary>The project named before <c>_apis</c>, or null when none is.</summary>
    public EmulatedProject? Project => Value("project") is { } named ? FindProject(named) : null;

    /// <summary>The project before <c>_apis</c>, where the form of the address has one.</summary>
    public EmulatedProject RequiredProject => FindProject(Required("project"));

    /// <summary>A value in the address, or null when it is absent.</summary>
    public string? Value(string name) => Exchange.Match.Values?.GetValueOrDefault(name);

    /// <summary>A value in the address that its form cannot be without.</summary>
    public string Required(string name) =>
        Value(name) ?? throw new InvalidOperationException($"The template of {Exchange.Match.Location!.ResourceName} has no {name}.");

    public EmulatedProject FindProject(string idOrName) =>
        Organization.FindProject(idOrName) ?? throw new ServiceRefusalException(ProjectsRoute.NotFound(idOrName));
}
