using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Graph;

/// <summary>
/// <c>vssps…/_apis/graph/memberships/{subject}[/{container}]</c>: who is in which group. [D] graph-7.1 <c>Memberships_*</c>; the error of
/// GET for one that is not there is [I].
/// </summary>
internal static class MembershipsRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("3fd2e6ca-fb30-443a-b579-95b19ed0934c"),
        Route = EmulatedRoute.GraphMemberships,
        Host = ServiceHost.Identities,
        Area = "Graph",
        ResourceName = "Memberships",
        Template = "_apis/{area}/{resource}/{subjectDescriptor}/{containerDescriptor?}",
        PreviewOnly = true,
        Choices = new Dictionary<string, ServiceEnum> { ["direction"] = ServiceEnums.GraphTraversalDirection },
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = GetAsync,
            [HttpMethods.Put] = PutAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    private static Task GetAsync(ResourceCall call)
    {
        var subject = call.Required("subjectDescriptor");
        var memberships = call.Organization.Directory.Memberships.Items;
        if (call.Value("containerDescriptor") is not { } container)
        {
            var down = call.Choice("direction") == "down";
            GraphMembershipBody[] found =
            [
                .. memberships
                    .Where(membership => (down ? membership.Container : membership.Member) == subject)
                    .Select(membership => Body(call, membership)),
            ];
            return BodyJson.AnswerAsync(
                call.Exchange, new PageBody<GraphMembershipBody>(found.Length, found), BodyJson.Service.PageBodyGraphMembershipBody);
        }

        var asked = new DirectoryMembership(subject, container);
        return memberships.Contains(asked)
            ? AnswerAsync(call, asked)
            : throw new ServiceRefusalException(ServiceErrors.NoSubject(subject));
    }

    private static Task PutAsync(ResourceCall call)
    {
        var directory = call.Organization.Directory;
        var (member, container) = (call.Required("subjectDescriptor"), Container(call));
        if (directory.FindGroup(container) is null)
        {
            throw new ServiceRefusalException(ServiceErrors.NoSubject(container));
        }

        if (directory.FindMember(member) is null && directory.FindGroup(member) is null)
        {
            throw new ServiceRefusalException(ServiceErrors.NoSubject(member));
        }

        var membership = new DirectoryMembership(member, container);
        directory.Memberships.TryAdd(membership.Equals, membership);
        return AnswerAsync(call, membership);
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var membership = new DirectoryMembership(call.Required("subjectDescriptor"), Container(call));
        return call.Organization.Directory.Memberships.Remove(membership.Equals)
            ? Answer.EmptyAsync(call.Exchange, StatusCodes.Status200OK)
            : throw new ServiceRefusalException(ServiceErrors.NoSubject(membership.Member));
    }

    private static string Container(ResourceCall call) => call.Value("containerDescriptor")
        ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);

    private static Task AnswerAsync(ResourceCall call, DirectoryMembership membership) =>
        BodyJson.AnswerAsync(call.Exchange, Body(call, membership), BodyJson.Service.GraphMembershipBody);

    private static GraphMembershipBody Body(ResourceCall call, DirectoryMembership membership) => new(
        new Dictionary<string, LinkBody>
        {
            ["self"] = new(call.Address.Graph("Memberships", $"{membership.Member}/{membership.Container}")),
            ["member"] = new(call.Address.Graph("Subjects", membership.Member)),
            ["container"] = new(call.Address.Graph("Groups", membership.Container)),
        },
        membership.Container,
        membership.Member);
}
