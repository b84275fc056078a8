using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Graph;

/// <summary>
/// POST <c>vssps…/_apis/graph/subjectlookup</c>: many by their descriptors. [D] graph-7.1 <c>Subject Lookup_Lookup Subjects</c>: an
/// object with a field for each. [D code] The client for Python looks for it in a <c>value</c>, which the contract does not have. [I] What
/// is not known is left out.
/// </summary>
internal static class SubjectLookupRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("4dd4d168-11f2-48c4-83e8-756fa0de027c"),
        Route = EmulatedRoute.GraphSubjectLookup,
        Host = ServiceHost.Identities,
        Area = "Graph",
        ResourceName = "SubjectLookup",
        Template = "_apis/{area}/{resource}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = AnswerAsync },
    };

    private static async Task AnswerAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadObjectAsync(call);
        var directory = call.Organization.Directory;
        var found = new Dictionary<string, GraphSubjectBody>();
        foreach (var key in body.MemberItems("lookupKeys"))
        {
            var descriptor = key.MemberText("descriptor") ?? string.Empty;
            if (directory.FindMember(descriptor) is { } member)
            {
                found[descriptor] = GraphSubject.Of(call.Address, member);
            }
            else if (directory.FindGroup(descriptor) is { } group)
            {
                found[descriptor] = GraphSubject.Of(call.Address, group);
            }
        }

        await BodyJson.AnswerAnyAsync(call.Exchange, found);
    }
}
