using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Collections;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

/// <summary>Whose things of a plain resource are.</summary>
public sealed class CollectionSampleTests
{
    private static readonly EmulatedProject Project = new()
    {
        Id = Guid.NewGuid(), Name = "P", Repositories = [new EmulatedRepository { Id = Guid.NewGuid(), Name = "r" }],
    };

    [Theory]
    [InlineData("", "organization")]
    [InlineData("*", "project")]
    [InlineData("P", "project")]
    [InlineData("P/r", "repository")]
    [InlineData("P/none", "")]
    [InlineData("None", "")]
    public void Has_ByTheNameInTheSample_IsOfThatScopeOnly(string name, string expected)
    {
        var organization = new EmulatedOrganization { Name = "O", Id = Guid.NewGuid(), TenantId = Guid.Empty, Projects = [Project] };
        var sample = new JsonObject { [name] = new JsonArray(new JsonObject { ["id"] = 1 }) };
        var items = CollectionSample.Parse(sample, organization);

        (string Name, CollectionScope Scope)[] scopes =
        [
            ("organization", new CollectionScope(null, null)), ("project", new CollectionScope(Project, null)),
            ("repository", new CollectionScope(Project, Project.Repositories[0])),
        ];
        Assert.Equal(expected, string.Join(' ', scopes.Where(one => items.Any(one.Scope.Has)).Select(one => one.Name)));
    }
}
