using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Checks;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Checks;

/// <summary>
/// <c>{project}/_apis/pipelines/checks/configurations[/{id}]</c>, and POST <c>…/checks/queryconfigurations</c>. [D]
/// approvalsAndChecks-7.1 <c>Check Configurations</c>. [C] A change replaces the settings as a whole; a type that is not known is refused.
/// [I] An approver that is not known is refused, and a deletion answers 204.
/// </summary>
internal static class ChecksRoute
{
    private const string Home = "Microsoft.Azure.Pipelines.Checks.Common, Microsoft.Azure.Pipelines.Checks.Common";

    private static readonly Dictionary<string, ServiceEnum> Choices = new() { ["$expand"] = ServiceEnums.CheckExpand };

    public static ResourceLocation Configurations { get; } = new()
    {
        Id = new("86c8381e-5aee-4cde-8ae4-25c0c7f5eaea"),
        Route = new("checks"),
        Area = "PipelinesChecks",
        ResourceName = "configurations",
        Template = "{project}/_apis/pipelines/checks/{resource}/{id?}",
        PreviewOnly = true,
        Choices = Choices,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Post] = AddAsync,
            [HttpMethods.Patch] = ChangeAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    public static ResourceLocation Query { get; } = new()
    {
        Id = new("5f3d0e64-f943-4584-8811-77eb495e831e"),
        Route = new("checks"),
        Area = "PipelinesChecks",
        ResourceName = "queryconfigurations",
        Template = "{project}/_apis/pipelines/checks/{resource}",
        PreviewOnly = true,
        Choices = Choices,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = AnswerQueryAsync },
    };

    private static bool WithSettings(ResourceCall call) => call.Choice("$expand") == "settings";

    private static Task AnswerAsync(ResourceCall call)
    {
        if (call.Value("id") is not null)
        {
            return BodyJson.AnswerAnyAsync(call.Exchange, CheckListing.Body(call, Find(call), WithSettings(call)));
        }

        var resource = Named(call, call.Query.Text("resourceType"), call.Query.Text("resourceId"));
        return AnswerAsync(call, check => check.Resource == resource);
    }

    private static async Task AnswerQueryAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadArrayAsync(call);
        HashSet<GuardedResource> resources =
            [.. body.EnumerateArray().Select(one => Named(call, one.MemberText("type"), one.MemberText("id")))];
        await AnswerAsync(call, check => resources.Contains(check.Resource));
    }

    private static Task AnswerAsync(ResourceCall call, Func<CheckConfiguration, bool> which) => BodyJson.AnswerPageAsync(
        call.Exchange,
        call.Organization.Checks.All.Where(which).Select(check => CheckListing.Body(call, check, WithSettings(call))));

    private static async Task AddAsync(ResourceCall call)
    {
        if (call.Value("id") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(HttpMethods.Post), ErrorShape.Wrapped);
        }

        var body = await ResourceBody.ReadObjectAsync(call);
        var named = body.Member("resource");
        var (resource, type) = (Named(call, named.MemberText("type"), named.MemberText("id")), Type(body));
        var (settings, now) = (Settings(call, body, type), call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime);
        var added = call.Organization.Checks.Add(id => new CheckConfiguration(
            id, type, resource, named.MemberText("name"), settings, body.MemberNumber("timeout") ?? 43_200, body.MemberFlag("isDisabled"),
            call.Caller, now, call.Caller, now));
        await BodyJson.AnswerAnyAsync(call.Exchange, CheckListing.Body(call, added, withSettings: true));
    }

    private static async Task ChangeAsync(ResourceCall call)
    {
        var (found, body) = (Find(call), await ResourceBody.ReadObjectAsync(call));
        if (Type(body) != found.Type)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("type", "it cannot be changed."));
        }

        var changed = found with
        {
            Settings = Settings(call, body, found.Type),
            Timeout = body.MemberNumber("timeout") ?? found.Timeout,
            IsDisabled = body.MemberFlag("isDisabled"),
            ChangedBy = call.Caller,
            Changed = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime,
        };
        call.Organization.Checks.Replace(changed);
        await BodyJson.AnswerAnyAsync(call.Exchange, CheckListing.Body(call, changed, withSettings: true));
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        call.Organization.Checks.Remove(Find(call).Id);
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static CheckConfiguration Find(ResourceCall call)
    {
        var (project, text) = (call.RequiredProject.Id, call.Value("id") ?? throw new ServiceRefusalException(
            ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped));
        return call.Organization.Checks.All.FirstOrDefault(check =>
                check.Resource.Project == project && check.Id.ToString(CultureInfo.InvariantCulture) == text)
            ?? throw new ServiceRefusalException(new ServiceError(
                404, "CheckConfigurationNotFoundException", Home, $"Check configuration with id {text} does not exist."));
    }

    private static GuardedResource Named(ResourceCall call, string? type, string? id) =>
        type is not null && CheckResources.IsType(type) && id is not null
            ? new GuardedResource(call.RequiredProject.Id, type.ToLowerInvariant(), id)
            : throw new ServiceRefusalException(CheckResources.NoType(type ?? string.Empty));

    private static CheckType Type(JsonElement body)
    {
        var id = body.Member("type").MemberText("id") ?? string.Empty;
        return CheckType.All.FirstOrDefault(type => type.Id.ToString().Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new ServiceRefusalException(new ServiceError(
                400, "InvalidCheckTypeException", Home, $"The check type '{id}' is not supported."));
    }

    private static JsonObject Settings(ResourceCall call, JsonElement body, CheckType type)
    {
        var settings = JsonObject.Create(body.Member("settings")) ?? [];
        if (type == CheckType.Approval)
        {
            var approvers = settings["approvers"] as JsonArray;
            if (approvers is not { Count: > 0 })
            {
                throw new ServiceRefusalException(ServiceErrors.InvalidMember("approvers", "at least one is needed."));
            }

            if (approvers.FirstOrDefault(one => CheckListing.Identity(call, (string?)one?["id"]) is null) is { } unknown)
            {
                throw new ServiceRefusalException(ServiceErrors.InvalidMember("approvers", $"{unknown["id"]} is no identity."));
            }
        }

        if (type == CheckType.Task && settings["definitionRef"]?["id"] is null)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("definitionRef", "the task of the check is missing."));
        }

        return settings;
    }
}
