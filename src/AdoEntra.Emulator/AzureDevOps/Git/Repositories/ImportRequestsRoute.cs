using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.GitProtocol;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Requests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Repositories;

/// <summary>
/// <c>…/git/repositories/{repositoryId}/importRequests[/{importRequestId}]</c>: fills an empty repository from another one of the same
/// organization, by the address that git takes; no other address can be reached from here, and none needs a service connection. [D]
/// git-7.1 <c>Import Requests_*</c>. Nothing happens by itself: each time that a request is asked for it is a step further. That a new one
/// is a 201 is [C].
/// </summary>
internal static class ImportRequestsRoute
{
    // [C] The words of the service.
    private static readonly string[] Steps = ["Processing request", "Analyzing repository objects", "Storing objects", "Finalizing import"];

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("01828ddc-3600-4a41-8633-99b3a73a0eb3"),
        Route = new("importRequests"),
        Area = "git",
        ResourceName = "importRequests",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{importRequestId?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Post] = CreateAsync,
            [HttpMethods.Patch] = ChangeAsync,
        },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        if (call.Value("importRequestId") is not null)
        {
            return BodyJson.AnswerAnyAsync(call.Exchange, Body(call, home, Advanced(call, home, Find(call, home))));
        }

        var withAbandoned = call.Query.Flag("includeAbandoned");
        return BodyJson.AnswerPageAsync(call.Exchange, call.Organization.Imports.Items
            .Where(one => one.Repository == home.Repository.Id && (withAbandoned || one.Status != "abandoned"))
            .Select(one => Body(call, home, one)));
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var parameters = (await ResourceBody.ReadObjectAsync(call)).Member("parameters");
        var url = parameters.Member("gitSource").MemberText("url")
            ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("gitSource", "an address is needed."));
        if (home.Content.References.Count > 0)
        {
            throw new ServiceRefusalException(GitErrors.ImportIntoFull(home.Repository.Name));
        }

        var imports = call.Organization.Imports;
        ImportRequest added;
        do
        {
            added = new ImportRequest(
                imports.Items.Select(one => one.Id).DefaultIfEmpty().Max() + 1, home.Repository.Id, url,
                Guid.TryParse(parameters.MemberText("serviceEndpointId"), out var id) ? id : null,
                parameters.MemberFlag("deleteServiceEndpointAfterImportIsDone"), "queued");
        }
        while (!imports.TryAdd(one => one.Id == added.Id, added));
        await BodyJson.AnswerAnyAsync(call.Exchange, Body(call, home, added), StatusCodes.Status201Created);
    }

    // [D] Another status: it is abandoned, or tried again.
    private static async Task ChangeAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var found = Find(call, home);
        var status = (await ResourceBody.ReadObjectAsync(call)).MemberText("status");
        var changed = (found.Status, status) switch
        {
            (not "completed", "abandoned") => found with { Status = "abandoned" },
            ("failed", "queued") => found with { Status = "queued", Error = null },
            _ => throw new ServiceRefusalException(ServiceErrors.InvalidMember("status", "it cannot become that.")),
        };
        await BodyJson.AnswerAnyAsync(call.Exchange, Body(call, home, Kept(call, changed)));
    }

    private static ImportRequest Advanced(ResourceCall call, RepositoryHome home, ImportRequest request) => request.Status switch
    {
        "queued" => Kept(call, request with { Status = "inProgress" }),
        "inProgress" when Source(call, request.Url) is { } source => Completed(call, home, request, source),
        "inProgress" => Kept(call, request with
        {
            Status = "failed", Error = $"TF402480: The repository at {request.Url} was not found, or may not be read.",
        }),
        _ => request,
    };

    private static ImportRequest Completed(ResourceCall call, RepositoryHome home, ImportRequest request, RepositoryHome source)
    {
        home.Content.TakeOver(
            source.Content, call.Caller, call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime,
            reference => reference.StartsWith("refs/heads/", StringComparison.Ordinal)
                || reference.StartsWith("refs/tags/", StringComparison.Ordinal));
        if (source.Repository.DefaultBranch is { } branch)
        {
            home.BecomeDefault(call.Services, branch);
        }

        return Kept(call, request with { Status = "completed" });
    }

    private static ImportRequest Kept(ResourceCall call, ImportRequest request)
    {
        call.Organization.Imports.Replace(one => one.Id == request.Id, _ => request);
        return request;
    }

    // [C] The organization may stand before the host as a user name, and the host may be the real one.
    private static RepositoryHome? Source(ResourceCall call, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)
            || (address.Authority != call.Services.BaseUri.Authority && address.Host != ServiceHost.Main.Name)
            || RequestTarget.Parse(address.AbsolutePath).Segments is not [var organization, .. var path]
            || !organization.Equals(call.Organization.Name, StringComparison.OrdinalIgnoreCase)
            || GitRoute.Find(path) is not { } named || call.Organization.FindProject(named["project"]) is not { } project)
        {
            return null;
        }

        var found = project.Repositories.FirstOrDefault(one =>
            !one.IsDisabled && (one.Name.Equals(named["repository"], StringComparison.OrdinalIgnoreCase)
                || one.Id.ToString() == named["repository"]));
        return found is null ? null : new RepositoryHome(project, found);
    }

    private static ImportRequest Find(ResourceCall call, RepositoryHome home)
    {
        var text = call.Value("importRequestId") ?? throw new ServiceRefusalException(
            ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return call.Organization.Imports.Items.FirstOrDefault(one =>
                one.Repository == home.Repository.Id && one.Id.ToString(CultureInfo.InvariantCulture) == text)
            ?? throw new ServiceRefusalException(GitErrors.NoImport(text));
    }

    private static object Body(ResourceCall call, RepositoryHome home, ImportRequest request)
    {
        var url = $"{call.Address.Repository(home.Project, home.Repository)}/importRequests/{request.Id}";
        return new
        {
            ImportRequestId = request.Id,
            Repository = RepositoryListing.Repository(call.Address, home.Project, home.Repository, links: false, allUrls: false),
            Parameters = new
            {
                GitSource = new { request.Url, Overwrite = false },
                ServiceEndpointId = request.ServiceEndpoint ?? Guid.Empty,
                DeleteServiceEndpointAfterImportIsDone = request.DeletesServiceEndpoint,
            },
            request.Status,
            DetailedStatus = new
            {
                CurrentStep = request.Status switch { "queued" => 0, "completed" => Steps.Length, _ => 1 },
                AllSteps = Steps,
                ErrorMessage = request.Error,
            },
            _links = new { Self = new LinkBody(url), Repository = new LinkBody(call.Address.Repository(home.Project, home.Repository)) },
            Url = url,
        };
    }
}
