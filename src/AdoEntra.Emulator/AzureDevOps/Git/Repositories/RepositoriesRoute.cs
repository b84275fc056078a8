using System.Buffers;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Repositories;

/// <summary>
/// <c>/{organization}/[{project}/]_apis/git/repositories[/{idOrName}]</c>: lists, looks up, makes, changes and deletes. [D] git-7.1
/// <c>Repositories_*</c>; the list is not paged. That a deletion answers 204 is [C], where the contract says 200.
/// </summary>
internal static class RepositoriesRoute
{
    // [C] In a repository's name fewer letters are refused than in a project's.
    private static readonly SearchValues<char> Refused = SearchValues.Create("/\\:*?\"<>|");

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("225f7195-f9c7-4d14-ab28-a83f7ff77e1f"),
        Route = EmulatedRoute.Repositories,
        Area = "git",
        ResourceName = "repositories",
        Template = "{project?}/_apis/{area}/{resource}/{repositoryId?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Post] = CreateAsync,
            [HttpMethods.Patch] = ChangeAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    private static Task AnswerAsync(ResourceCall call) => call.Value("repositoryId") is not null
        ? AnswerOneAsync(call, RepositoryHome.Find(call), StatusCodes.Status200OK)
        : BodyJson.AnswerAsync(
            call.Exchange,
            RepositoryListing.Body(
                call.Services,
                new ListingKey(
                    call.Organization,
                    call.Project,
                    call.Query.Flag("includeHidden"),
                    call.Query.Flag("includeLinks"),
                    call.Query.Flag("includeAllUrls"))));

    private static async Task CreateAsync(ResourceCall call)
    {
        RequireItem(call, wanted: false);
        var body = await ResourceBody.ReadObjectAsync(call);
        var project = call.Project ?? ProjectIn(call, body.Member("project"));
        var name = NameIn(body) ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("name", "it is missing."));
        var parent = ParentIn(call, body.Member("parentRepository"));
        var made = new EmulatedRepository
        {
            Id = Guid.NewGuid(),
            Name = name,
            Created = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime,
            Parent = parent?.Repository.Id,
            DefaultBranch = parent is null ? null : call.Query.Text("sourceRef") ?? parent.Repository.DefaultBranch,
            Size = parent?.Repository.Size ?? 0,
            Content = parent is null ? new(() => SampleGit.Of(name, null)) : Forked(call, parent),
        };
        if (!project.RepositoryList.TryAdd(one => IsSame(one.Name, name), made))
        {
            throw new ServiceRefusalException(GitErrors.RepositoryExists(name));
        }

        call.Services.Listings.Clear();
        await AnswerOneAsync(call, new RepositoryHome(project, made), StatusCodes.Status201Created);
    }

    private static RepositoryHome? ParentIn(ResourceCall call, JsonElement parent)
    {
        if (parent.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (id, project) = (parent.MemberText("id"), parent.Member("project"));
        return RepositoryHome.FindReadable(
            call,
            (project.MemberText("id") ?? project.MemberText("name")) is { } named
                ? call.FindProject(named)
                : call.Project ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("parentRepository", "it needs a project.")),
            id ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("parentRepository", "it needs an id.")));
    }

    // [D] All branches and tags, or the one that is named.
    private static Lazy<GitContent> Forked(ResourceCall call, RepositoryHome parent)
    {
        var branch = call.Query.Text("sourceRef");
        if (branch is not null && parent.Content.Find(branch) is null)
        {
            throw new ServiceRefusalException(GitErrors.NoReference(branch));
        }

        var content = new GitContent(new GitObjects(), [], []);
        content.TakeOver(
            parent.Content, call.Caller, call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime,
            reference => branch is null || reference == branch);
        return new(content);
    }

    private static async Task ChangeAsync(ResourceCall call)
    {
        RequireItem(call, wanted: true);
        var home = RepositoryHome.Find(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        var (name, branch) = (NameIn(body), body.MemberText("defaultBranch"));
        var disabled = body.Member("isDisabled");
        if (name is not null && home.Project.Repositories.Any(one => IsSame(one.Name, name) && one.Id != home.Repository.Id))
        {
            throw new ServiceRefusalException(GitErrors.RepositoryExists(name));
        }

        if (branch is not null && home.Content.Find(branch) is null)
        {
            throw new ServiceRefusalException(GitErrors.NoReference(branch));
        }

        EmulatedRepository Changed(EmulatedRepository one) => one with
        {
            Name = name ?? one.Name,
            DefaultBranch = branch ?? one.DefaultBranch,
            IsDisabled = disabled.ValueKind is JsonValueKind.True or JsonValueKind.False ? disabled.GetBoolean() : one.IsDisabled,
        };
        if (!home.Project.RepositoryList.Replace(one => one.Id == home.Repository.Id, Changed))
        {
            throw new ServiceRefusalException(GitErrors.NoRepository(home.Repository.Id.ToString()));
        }

        call.Services.Listings.Clear();
        await AnswerOneAsync(call, home with { Repository = Changed(home.Repository) }, StatusCodes.Status200OK);
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        RequireItem(call, wanted: true);
        var home = RepositoryHome.Find(call);
        if (!home.Project.RepositoryList.Remove(one => one.Id == home.Repository.Id))
        {
            throw new ServiceRefusalException(GitErrors.NoRepository(home.Repository.Id.ToString()));
        }

        home.Project.Deleted.Add(new DeletedRepository(
            home.Repository, call.Caller, call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime));

        call.Services.Listings.Clear();
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    /// <summary>
    /// Answers a repository by itself. [I] It has its links; [D] a new fork has its parent, another one where it is asked for.
    /// </summary>
    public static Task AnswerOneAsync(ResourceCall call, RepositoryHome home, int status) => BodyJson.AnswerAsync(
        call.Exchange,
        RepositoryListing.Repository(
            call.Address, home.Project, home.Repository, links: true, allUrls: false,
            status == StatusCodes.Status201Created || call.Query.Flag("includeParent") ? Parent(call, home) : null),
        BodyJson.Service.RepositoryBody,
        status);

    // Nothing where it is gone.
    private static RepositoryReferenceBody? Parent(ResourceCall call, RepositoryHome home)
    {
        var found = call.Organization.Projects
            .SelectMany(project => project.Repositories, (project, repository) => new RepositoryHome(project, repository))
            .FirstOrDefault(one => one.Repository.Id == home.Repository.Parent);
        return found is null ? null : RepositoryListing.Reference(call, found);
    }

    // The list takes other verbs than what is in it.
    private static void RequireItem(ResourceCall call, bool wanted)
    {
        if (wanted != call.Value("repositoryId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        }
    }

    private static EmulatedProject ProjectIn(ResourceCall call, JsonElement project) => call.FindProject(
        project.MemberText("id") ?? project.MemberText("name")
            ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("project", "neither the address nor the body has one.")));

    private static string? NameIn(JsonElement body)
    {
        var name = body.MemberText("name");
        return name is null || (name.Length <= 64 && !name.AsSpan().ContainsAny(Refused) && !name.EndsWith('.'))
            ? name
            : throw new ServiceRefusalException(GitErrors.RepositoryNameInvalid(name));
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
