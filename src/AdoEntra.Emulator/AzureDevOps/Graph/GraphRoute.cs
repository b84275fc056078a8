using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Graph;

/// <summary>
/// GET <c>vssps…/_apis/graph/users|groups|serviceprincipals[/{descriptor}]</c>: preview only, pages as long as the service likes, the
/// token in a header. [D] graph-7.1, protocol 3.8.
/// </summary>
internal static class GraphRoute
{
    // [D] "Any case": this is how that part of the service writes it.
    private const string TokenHeader = "X-MS-ContinuationToken";

    public static ResourceLocation Users { get; } = new()
    {
        Id = new("005e26ec-6b77-4e4f-a986-b3827bf241f5"),
        Route = EmulatedRoute.GraphUsers,
        GivesTokens = true,
        Host = ServiceHost.Identities,
        Area = "Graph",
        ResourceName = "Users",
        Template = "_apis/{area}/{resource}/{userDescriptor?}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = call => AnswerAsync(call, "userDescriptor", call.Organization.Directory.Users),
        },
    };

    public static ResourceLocation ServicePrincipals { get; } = new()
    {
        Id = new("e1dbb0ae-49cb-4532-95a1-86cd89cfcab4"),
        Route = EmulatedRoute.GraphServicePrincipals,
        GivesTokens = true,
        Host = ServiceHost.Identities,
        Area = "Graph",
        ResourceName = "ServicePrincipals",
        Template = "_apis/{area}/{resource}/{servicePrincipalDescriptor?}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = call =>
                AnswerAsync(call, "servicePrincipalDescriptor", call.Organization.Directory.ServicePrincipals.Items),
        },
    };

    public static ResourceLocation Groups { get; } = new()
    {
        Id = new("ebbe6af8-0b91-4c13-8cf1-777c14858188"),
        Route = EmulatedRoute.GraphGroups,
        GivesTokens = true,
        Host = ServiceHost.Identities,
        Area = "Graph",
        ResourceName = "Groups",
        Template = "_apis/{area}/{resource}/{groupDescriptor?}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerGroupsAsync },
    };

    private static Task AnswerAsync(ResourceCall call, string key, IReadOnlyList<EmulatedIdentity> identities)
    {
        if (call.Value(key) is not { } descriptor)
        {
            return AnswerPageAsync(call, identities, GraphSubject.Of);
        }

        var found = identities.FirstOrDefault(identity => SubjectDescriptor.Of(identity) == descriptor)
            ?? throw new ServiceRefusalException(ServiceErrors.NoSubject(descriptor));
        return AnswerOneAsync(call, GraphSubject.Of(call.Address, found));
    }

    private static Task AnswerGroupsAsync(ResourceCall call)
    {
        if (call.Value("groupDescriptor") is not { } descriptor)
        {
            return AnswerPageAsync(call, call.Organization.Directory.Groups, GraphSubject.Of);
        }

        var found = call.Organization.Directory.FindGroup(descriptor)
            ?? throw new ServiceRefusalException(ServiceErrors.NoSubject(descriptor));
        return AnswerOneAsync(call, GraphSubject.Of(call.Address, found));
    }

    private static Task AnswerPageAsync<T>(ResourceCall call, IReadOnlyList<T> all, Func<Address, T, GraphSubjectBody> body)
    {
        var window = PageWindow.ByToken(call, call.Services.Options.ServerPageSize);
        window.Announce(call, all.Count, TokenHeader);
        var page = window.Of(all);
        return BodyJson.AnswerAsync(
            call.Exchange,
            new PageBody<GraphSubjectBody>(page.Length, [.. page.Select(item => body(call.Address, item))]),
            BodyJson.Service.PageBodyGraphSubjectBody);
    }

    private static Task AnswerOneAsync(ResourceCall call, GraphSubjectBody body) =>
        BodyJson.AnswerAsync(call.Exchange, body, BodyJson.Service.GraphSubjectBody);
}
