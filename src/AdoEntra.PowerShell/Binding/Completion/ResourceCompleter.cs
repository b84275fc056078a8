using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdoEntra.Connections;
using AdoEntra.Http.Addresses;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;

namespace AdoEntra.Binding.Completion;

/// <summary>Completes areas, their resources, and the values that the route of a resource takes, as the organization lists them.</summary>
public sealed class ResourceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        string? area = Completions.Bound(fakeBoundParameters, "Area")?.ToString();
        string? resource = Completions.Bound(fakeBoundParameters, "Resource")?.ToString();
        ServiceHost host =
            Completions.Bound(fakeBoundParameters, "Service")?.ToString() is { } name && ServiceHost.TryFind(name) is { } found
                ? found
                : ServiceHost.Core;
        var names = Completions.Ask(
            fakeBoundParameters,
            (host, parameterName, area, resource),
            async (connection, stop) =>
            {
                ResourceLocations all = await ProcessServices
                    .Current.Rest.ResourcesAsync(connection.Session, host, RequestContext.Silent, stop)
                    .ConfigureAwait(false);
                return Names(all, parameterName, area, resource);
            }
        );
        return parameterName == "RouteValues" ? Values(names) : names.Matching(wordToComplete);
    }

    private static IReadOnlyList<(string Name, string Tip)> Names(
        ResourceLocations all,
        string parameter,
        string? area,
        string? resource
    ) =>
        parameter switch
        {
            "Area" => [.. all.Areas.Select(static name => (name, name))],
            "Resource" when area is not null => [.. all.Resources(area).Select(name => (name, $"{area}/{name}"))],
            "RouteValues" when area is not null && resource is not null =>
            [
                .. all.RouteValues(area, resource).Select(name => (name, $"{area}/{resource}")),
            ],
            _ => [],
        };

    // A table cannot be completed inside: the whole of it is given, for its values to be filled in.
    private static IEnumerable<CompletionResult> Values(IReadOnlyList<(string Name, string Tip)> names)
    {
        if (names.Count == 0) yield break;
        string text = $"@{{ {string.Join("; ", names.Select(static entry => $"{entry.Name} = ''"))} }}";
        yield return new CompletionResult(text, text, CompletionResultType.ParameterValue, names[0].Tip);
    }
}
