using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Git;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Policies;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Policies;

/// <summary>
/// <c>{project}/_apis/policy/configurations[/{id}[/revisions[/{revision}]]]</c> and GET <c>{project}/_apis/git/policy/configurations</c>.
/// [D] policy-7.1, git-7.1, protocol 3.8: paged by <c>$top</c> and a token in a header, revisions by <c>$top</c> and <c>$skip</c>. That a
/// deletion answers 204 is [C].
/// </summary>
internal static class PolicyConfigurationsRoute
{
    private static readonly string[] Kinds = ["EXACT", "PREFIX", "DEFAULTBRANCH"];

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("dad91cbe-d183-45f8-9c6e-9c1164472121"),
        Route = EmulatedRoute.PolicyConfigurations,
        GivesTokens = true,
        Area = "policy",
        ResourceName = "configurations",
        Template = "{project}/_apis/{area}/{resource}/{configurationId?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Post] = CreateAsync,
            [HttpMethods.Put] = ChangeAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    public static ResourceLocation Revisions { get; } = new()
    {
        Id = new("fe1e68a2-60d3-43cb-855b-85e41ae97c95"),
        Route = new("policyRevisions"),
        Area = "policy",
        ResourceName = "revisions",
        Template = "{project}/_apis/{area}/configurations/{configurationId}/{resource}/{revisionId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerRevisionsAsync },
    };

    public static ResourceLocation OfGit { get; } = new()
    {
        Id = new("2c420070-a0a2-49cc-9639-c9f271c5ff07"),
        Route = new("gitPolicyConfigurations"),
        GivesTokens = true,
        Area = "git",
        ResourceName = "policyConfigurations",
        Template = "{project}/_apis/{area}/policy/configurations",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerOfGitAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        if (call.Value("configurationId") is not null)
        {
            return AnswerOneAsync(call, project, Find(call, project));
        }

        var (type, scope) = (call.Query.Id("policyType"), call.Query.Text("scope"));
        return PolicyListing.AnswerPageAsync(call, project, [
            .. project.Policies.All.Where(policy => (type is null || policy.Type.Id == type) && (scope is null || IsOf(policy, scope))),
        ]);
    }

    // [D] What holds for a repository, and for a branch of it where one is named.
    private static Task AnswerOfGitAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        var (id, branch, type) = (call.Query.Id("repositoryId"), call.Query.Text("refName"), call.Query.Id("policyType"));
        var repository = id is null ? null : project.Repositories.FirstOrDefault(one => one.Id == id)
            ?? throw new ServiceRefusalException(GitErrors.NoRepository($"{id}"));
        return PolicyListing.AnswerPageAsync(call, project, [
            .. project.Policies.All.Where(policy => (type is null || policy.Type.Id == type)
                && (repository is null || policy.Scopes.Any(scope => scope.Includes(repository, branch)))),
        ]);
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        if (call.Value("configurationId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(HttpMethods.Post), ErrorShape.Wrapped);
        }

        var project = call.RequiredProject;
        var body = await ResourceBody.ReadObjectAsync(call);
        var added = project.Policies.Add(
            Type(body), body.MemberFlag("isEnabled"), body.MemberFlag("isBlocking"), Settings(body), call.Caller, Now(call));
        await AnswerOneAsync(call, project, added);
    }

    private static async Task ChangeAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        var (found, body) = (Find(call, project), await ResourceBody.ReadObjectAsync(call));
        var type = Type(body);
        if (type != found.Type)
        {
            // [C] A policy keeps its type.
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("type", "it cannot be changed."));
        }

        var settings = Settings(body);
        var changed = project.Policies.Change(found.Id, call.Caller, Now(call), one => one with
        {
            IsEnabled = body.MemberFlag("isEnabled"), IsBlocking = body.MemberFlag("isBlocking"), Settings = settings,
        });
        await AnswerOneAsync(call, project, changed ?? throw new ServiceRefusalException(ServiceErrors.NoPolicy($"{found.Id}")));
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        project.Policies.Change(Find(call, project).Id, call.Caller, Now(call), one => one with { IsDeleted = true });
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static Task AnswerRevisionsAsync(ResourceCall call)
    {
        var (project, id) = (call.RequiredProject, call.Required("configurationId"));
        var all = int.TryParse(id, out var number) ? project.Policies.Revisions(number) : [];
        if (all.Count == 0)
        {
            throw new ServiceRefusalException(ServiceErrors.NoPolicy(id));
        }

        if (call.Value("revisionId") is { } revision)
        {
            return AnswerOneAsync(
                call, project, all.FirstOrDefault(one => one.Revision.ToString(CultureInfo.InvariantCulture) == revision)
                    ?? throw new ServiceRefusalException(ServiceErrors.NoPolicy($"{id}/{revision}")));
        }

        return BodyJson.AnswerPageAsync(
            call.Exchange, PageWindow.BySkip(call, 100).Of(all).Select(one => PolicyListing.Body(call, project, one)));
    }

    private static Task AnswerOneAsync(ResourceCall call, EmulatedProject project, PolicyConfiguration policy) =>
        BodyJson.AnswerAnyAsync(call.Exchange, PolicyListing.Body(call, project, policy));

    private static PolicyConfiguration Find(ResourceCall call, EmulatedProject project)
    {
        var text = call.Value("configurationId") ?? throw new ServiceRefusalException(
            ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? project.Policies.Find(id) : null)
            ?? throw new ServiceRefusalException(ServiceErrors.NoPolicy(text));
    }

    // [D code] The public client's way: a repository's id without dashes, and a branch after a colon.
    private static bool IsOf(PolicyConfiguration policy, string scope)
    {
        var parts = scope.Split(':', 2);
        return policy.Scopes.Any(one =>
            one.Repository?.ToString("N").Equals(parts[0], StringComparison.OrdinalIgnoreCase) == true
            && (parts.Length == 1 || one.Branch == parts[1]));
    }

    private static PolicyType Type(JsonElement body)
    {
        var id = body.Member("type").MemberText("id") ?? string.Empty;
        return PolicyType.All.FirstOrDefault(type => type.Id.ToString().Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new ServiceRefusalException(ServiceErrors.NoPolicyType(id));
    }

    // [C] Where it holds is part of the settings of every one.
    private static JsonElement Settings(JsonElement body)
    {
        var settings = body.Member("settings");
        var scopes = settings.MemberItems("scope").ToArray();
        return scopes.Length > 0
            && scopes.All(scope => (scope.MemberText("matchKind") ?? "EXACT").ToUpperInvariant() is var kind && Kinds.Contains(kind))
            ? settings
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("scope", "it says for which branches the policy is."));
    }

    private static DateTime Now(ResourceCall call) => call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
}
