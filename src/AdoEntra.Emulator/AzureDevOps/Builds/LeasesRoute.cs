using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// Leases, which keep builds from being deleted: GET, POST and DELETE of <c>{project}/_apis/build/retention/leases[/{leaseId}]</c>, and
/// those of a build. [D] build-7.1 <c>Leases_*</c>.
/// </summary>
internal static class LeasesRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("272051e4-9af1-45b5-ae22-8d960a5539d4"),
        Route = EmulatedRoute.BuildChanges,
        Area = "build",
        ResourceName = "leases",
        Template = "{project}/_apis/{area}/retention/{resource}/{leaseId?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Post] = AddAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    public static ResourceLocation OfBuild { get; } = new()
    {
        Id = new("3da19a6a-f088-45c4-83ce-2ad3a87be6c4"),
        Route = EmulatedRoute.BuildChanges,
        Area = "build",
        ResourceName = "leases",
        Template = "{project}/_apis/{area}/builds/{buildId}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerOfBuildAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var leases = call.Organization.Builds.Leases.Items;
        if (call.Value("leaseId") is { } id)
        {
            var found = leases.FirstOrDefault(lease => lease.Id.ToString(CultureInfo.InvariantCulture) == id)
                ?? throw new ServiceRefusalException(BuildErrors.NoLease(id));
            return BodyJson.AnswerAnyAsync(call.Exchange, Body(found));
        }

        var (owner, definition, run) = (call.Query.Text("ownerId"), call.Query.Number("definitionId"), call.Query.Number("runId"));
        return BodyJson.AnswerPageAsync(call.Exchange, leases
            .Where(lease => (owner is null || lease.Owner == owner) && (definition is null || lease.DefinitionId == definition)
                && (run is null || lease.BuildId == run))
            .Select(Body));
    }

    private static Task AnswerOfBuildAsync(ResourceCall call)
    {
        var build = BuildsRoute.Find(call);
        return BodyJson.AnswerPageAsync(
            call.Exchange, call.Organization.Builds.Leases.Items.Where(lease => lease.BuildId == build.Id).Select(Body));
    }

    private static async Task AddAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadArrayAsync(call);
        RetentionLease[] added = [.. body.EnumerateArray().Select(lease => Added(call, lease))];
        foreach (var lease in added)
        {
            call.Organization.Builds.Leases.Add(lease);
        }

        await BodyJson.AnswerPageAsync(call.Exchange, added.Select(Body));
    }

    private static RetentionLease Added(ResourceCall call, JsonElement lease)
    {
        var run = lease.MemberNumber("runId") ?? 0;
        var build = call.Organization.Builds.Find(call.RequiredProject, run.ToString(CultureInfo.InvariantCulture))
            ?? throw new ServiceRefusalException(BuildErrors.NoBuild(run.ToString(CultureInfo.InvariantCulture)));
        var days = lease.MemberNumber("daysValid") is > 0 and var given
            ? given
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("daysValid", "at least one day is needed."));
        var now = call.Services.RunClock.Now;

        // [I] The date has an end: more than a hundred years are as good as for ever.
        return new RetentionLease(
            call.Organization.Builds.NextLease(), build.Definition.Id, build.Id, lease.MemberText("ownerId") ?? string.Empty, now,
            now.AddDays(Math.Min(days, 36_500)), lease.MemberFlag("protectPipeline"));
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var ids = call.Query.Numbers("ids");
        var leases = call.Organization.Builds.Leases;
        foreach (var id in ids)
        {
            if (!leases.Remove(lease => lease.Id == id))
            {
                throw new ServiceRefusalException(BuildErrors.NoLease(id.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static object Body(RetentionLease lease) => new
    {
        LeaseId = lease.Id,
        OwnerId = lease.Owner,
        RunId = lease.BuildId,
        lease.DefinitionId,
        CreatedOn = lease.Created,
        lease.ValidUntil,
        ProtectPipeline = lease.ProtectsPipeline,
    };
}
