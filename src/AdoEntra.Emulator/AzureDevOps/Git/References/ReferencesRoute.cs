using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.References;

/// <summary>
/// <c>…/git/repositories/{repositoryId}/refs</c>: lists branches and tags, moves and locks them. [D] git-7.1 <c>Refs_List</c>,
/// <c>Refs_Update Refs</c>: the list comes in one piece, unless <c>$top</c> (at most 1000) or a token is sent.
/// </summary>
internal static class ReferencesRoute
{
    private const int MostAtOnce = 1_000;
    private const int UsualPage = 100;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("2d874a60-a811-4f62-9c9f-963a6ea0a55b"),
        Route = EmulatedRoute.References,
        GivesTokens = true,
        Area = "git",
        ResourceName = "refs",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = ListAsync,
            [HttpMethods.Post] = UpdateAsync,
            [HttpMethods.Patch] = LockAsync,
        },
    };

    private static async Task ListAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var references = Filtered(home.Content.References, call.Query.Text("filter"), call.Query.Text("filterContains"));
        if (call.Query.Flag("includeMyBranches"))
        {
            // [D] Those that the caller made, and the default one; favourites are not emulated.
            references =
            [
                .. references.Where(one => one.Name == home.Repository.DefaultBranch
                    || (home.Content.Creators.TryGetValue(one.Name, out var creator) && creator == call.Caller)),
            ];
        }

        var top = call.Query.Number("$top", least: 1, most: MostAtOnce);
        var isPaged = top is not null || call.Query.Text("continuationToken") is not null;
        var window = isPaged
            ? PageWindow.ByToken(call, top ?? UsualPage)
            : new PageWindow(EmulatedRoute.References, 0, Math.Max(references.Count, 1));
        window.Announce(call, references.Count);

        using var buffer = new PooledBuffer();
        var creators = new ReferenceCreators(call.Address, home.Content);
        ReferenceListing.Write(
            buffer, call.Address.Repository(home.Project, home.Repository), home.Content, references, window, creators,
            call.Query.Flag("peelTags"), call.Query.Flag("includeStatuses"));
        await BodyJson.AnswerAsync(call.Exchange, buffer.Written);
    }

    private static async Task UpdateAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var body = await ResourceBody.ReadArrayAsync(call);
        ReferenceUpdateBody[] results = [.. body.EnumerateArray().Select(update => Update(call, home, update))];
        await BodyJson.AnswerAsync(
            call.Exchange, new PageBody<ReferenceUpdateBody>(results.Length, results), BodyJson.Service.PageBodyReferenceUpdateBody);
    }

    // [D] 200 for all of them; which one failed, and why, is said of each.
    private static ReferenceUpdateBody Update(ResourceCall call, RepositoryHome home, JsonElement update)
    {
        var (name, oldId, newId) = (update.MemberText("name"), update.MemberText("oldObjectId"), update.MemberText("newObjectId"));
        if (!ObjectId.IsOne(oldId) || !ObjectId.IsOne(newId))
        {
            throw ResourceBody.Unbound("oldObjectId and newObjectId have to be names of objects.");
        }

        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var (content, isDeletion) = (home.Content, newId == ObjectId.None);
        var current = name is null ? null : content.Find(name);
        var refusal = name is null ? null : BranchGuard.Check(call.Caller, home, name);

        // [D] That there is nothing to delete is no failure.
        var status = !ReferenceNames.IsOne(name) ? "invalidRefName"
            : isDeletion && current is null ? "succeededNonExistentRef"
            : !isDeletion && !IsResolvable(content, name!, newId) ? "unresolvableToCommit"
            : refusal is not null ? refusal.Status
            : current is null && ReferenceNames.IsInTheWay(content.References, name!) ? "refNameConflict"
            : content.TryMove(call.Caller, now, name!, oldId, newId) ? "succeeded"
            : "staleOldObjectId";
        if (status == "succeeded" && name!.StartsWith("refs/heads/", StringComparison.Ordinal) && !isDeletion)
        {
            home.BecomeDefault(call.Services, name);
        }

        return new ReferenceUpdateBody(
            home.Repository.Id, name ?? string.Empty, oldId, newId, name is not null && content.Locks.ContainsKey(name), status,
            status.StartsWith("succeeded", StringComparison.Ordinal), status == refusal?.Status ? refusal.Message : null);
    }

    // A branch stands for a commit; a tag may be on anything.
    private static bool IsResolvable(GitContent content, string name, string id) =>
        content.Objects.Find(content.Objects.Peel(id)) is { } found
        && (found.Kind == GitObject.Commit || name.StartsWith("refs/tags/", StringComparison.Ordinal));

    // [D] git-7.1 Refs_Update Ref: the branch is named by the filter. [D] Whoever locked it may unlock it.
    private static async Task LockAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        var filter = call.Query.Text("filter") ?? throw new ServiceRefusalException(ServiceErrors.InvalidQuery("filter", string.Empty));
        var name = "refs/" + filter;
        var id = home.Content.Find(name) ?? throw new ServiceRefusalException(GitErrors.NoReference(filter));
        if (home.Content.Locks.TryGetValue(name, out var owner) && owner != call.Caller)
        {
            throw new ServiceRefusalException(GitErrors.PushRefused(BranchGuard.Check(call.Caller, home, name)!.Message));
        }

        var isLocked = body.MemberFlag("isLocked");
        if (isLocked)
        {
            home.Content.Locks[name] = call.Caller;
        }
        else
        {
            home.Content.Locks.TryRemove(name, out _);
        }

        await BodyJson.AnswerAsync(
            call.Exchange,
            new ReferenceBody(
                name, id,
                GraphSubject.Reference(call.Address, home.Content.Creators.GetValueOrDefault(name, KnownPrincipals.Person)),
                isLocked ? true : null,
                isLocked ? GraphSubject.Reference(call.Address, call.Caller) : null,
                $"{call.Address.Repository(home.Project, home.Repository)}/refs?filter={Uri.EscapeDataString(filter)}"),
            BodyJson.Service.ReferenceBody);
    }

    private static IReadOnlyList<GitReference> Filtered(IReadOnlyList<GitReference> all, string? start, string? part) =>
        start is null && part is null
            ? all
            :
            [
                .. all.Where(reference =>
                    reference.Name.AsSpan("refs/".Length).StartsWith(start, StringComparison.Ordinal)
                    && reference.Name.Contains(part ?? string.Empty, StringComparison.Ordinal)),
            ];
}
