using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Library;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Library;

/// <summary>
/// GET <c>{project}/_apis/distributedtask/variablegroups[/{groupId}]</c>, paged by <c>$top</c> and a token in a header where that is asked
/// for, and POST, PUT and DELETE of <c>_apis/distributedtask/variablegroups[/{groupId}]</c>. [D] distributedTask-7.1; [C] a secret value is
/// never shown, and stays as it is where none is sent.
/// </summary>
internal static class VariableGroupsRoute
{
    private const string Server = "Microsoft.TeamFoundation.DistributedTask.WebApi, Microsoft.TeamFoundation.DistributedTask.WebApi";

    public static ResourceLocation OfProject { get; } = new()
    {
        Id = new("f5b09dd5-9d54-45a1-8b5a-1c8287d634cc"),
        Route = EmulatedRoute.VariableGroups,
        Area = "distributedtask",
        ResourceName = "variablegroups",
        Template = "{project}/_apis/{area}/{resource}/{groupId?}",
        ResourceVersion = 2,
        Choices = new Dictionary<string, ServiceEnum>
        {
            ["actionFilter"] = ServiceEnums.ActionFilter,
            ["queryOrder"] = ServiceEnums.VariableGroupQueryOrder,
        },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation OfOrganization { get; } = new()
    {
        Id = new("ef5b7057-ffc3-4c77-bbad-c10b4a4abcc7"),
        Route = EmulatedRoute.VariableGroups,
        Area = "distributedtask",
        ResourceName = "variablegroups",
        Template = "_apis/{area}/{resource}/{groupId?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Post] = CreateAsync,
            [HttpMethods.Put] = ChangeAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        var groups = call.Organization.VariableGroups.All.Where(group => group.Projects.Contains(project.Id));
        if (call.Value("groupId") is { } id)
        {
            return AnswerOneAsync(
                call,
                groups.FirstOrDefault(group => group.Id.ToString(CultureInfo.InvariantCulture) == id) ?? throw NotFound(id));
        }

        var (name, ids) = (call.Query.Text("groupName"), call.Query.Numbers("groupIds"));
        VariableGroup[] found =
        [
            .. groups.Where(group => (name is null || Fits(name, group.Name)) && (ids.Count == 0 || ids.Contains(group.Id)))
                .OrderBy(group => call.Choice("queryOrder") == "idDescending" ? -group.Id : group.Id),
        ];
        var window = PageWindow.ByToken(call, call.Query.Number("$top", least: 1) ?? int.MaxValue);
        window.Announce(call, found.Length);
        VariableGroupBody[] page = [.. window.Of(found).Select(group => Body(call, group))];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<VariableGroupBody>(page.Length, page), BodyJson.Service.PageBodyVariableGroupBody);
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        if (call.Value("groupId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        }

        var body = await ResourceBody.ReadObjectAsync(call);
        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var name = Name(body);
        var projects = Projects(call, body);
        var added = call.Organization.VariableGroups.TryAdd(id => new VariableGroup(
                id, name, body.MemberText("description") ?? string.Empty, projects, Variables(body, null), call.Caller, now, call.Caller,
                now)
            {
                Type = body.MemberText("type") ?? "Vsts",
                ProviderData = body.Member("providerData") is { ValueKind: JsonValueKind.Object } data ? data : null,
            })
            ?? throw new ServiceRefusalException(new ServiceError(
                409, "VariableGroupExistsException", Server, $"Variable group with name '{name}' already exists."));
        await AnswerOneAsync(call, added);
    }

    private static async Task ChangeAsync(ResourceCall call)
    {
        var id = Number(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var (name, projects) = (Name(body), Projects(call, body));
        var changed = call.Organization.VariableGroups.Change(id, group => group with
        {
            Name = name,
            Description = body.MemberText("description") ?? string.Empty,
            Projects = projects,
            Variables = Variables(body, group),
            ProviderData = body.Member("providerData") is { ValueKind: JsonValueKind.Object } data ? data : null,
            ChangedBy = call.Caller,
            Changed = now,
        });
        await AnswerOneAsync(call, changed ?? throw NotFound(call.Required("groupId")));
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var id = Number(call);
        string[] named = call.Query.Text("projectIds")?.Split(',', StringSplitOptions.TrimEntries)
            ?? throw new ServiceRefusalException(ServiceErrors.InvalidQuery("projectIds", string.Empty));
        Guid[] projects = [.. named.Select(project => call.FindProject(project).Id)];

        // [D] It is taken out of the projects that are named, and is gone with the last one.
        var left = call.Organization.VariableGroups.Change(id, group => group with { Projects = [.. group.Projects.Except(projects)] })
            ?? throw NotFound(call.Required("groupId"));
        if (left.Projects.Count == 0)
        {
            call.Organization.VariableGroups.Remove(id);
        }

        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static string Name(JsonElement body) =>
        body.MemberText("name") ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("name", "it is missing."));

    private static Guid[] Projects(ResourceCall call, JsonElement body)
    {
        Guid[] projects =
        [
            .. body.MemberItems("variableGroupProjectReferences")
                .Select(reference => reference.Member("projectReference"))
                .Select(project => call.FindProject(project.MemberText("id") ?? project.MemberText("name") ?? string.Empty).Id),
        ];
        return projects.Length > 0
            ? projects
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("variableGroupProjectReferences", "a project is needed."));
    }

    private static Dictionary<string, GroupVariable> Variables(JsonElement body, VariableGroup? before)
    {
        var variables = body.Member("variables") is { ValueKind: JsonValueKind.Object } members
            ? members.EnumerateObject().ToDictionary(
                member => member.Name, member => Variable(member.Value, before?.Variables.GetValueOrDefault(member.Name)))
            : [];
        return variables.Count > 0
            ? variables
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("variables", "at least one is needed."));
    }

    private static GroupVariable Variable(JsonElement value, GroupVariable? before)
    {
        var text = value.Member("value") is { ValueKind: JsonValueKind.String } held ? held.GetString() : null;
        var isSecret = value.MemberFlag("isSecret");
        return new GroupVariable(text ?? (isSecret ? before?.Value : null), isSecret, value.MemberFlag("isReadOnly"));
    }

    private static int Number(ResourceCall call)
    {
        var text = call.Value("groupId")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw NotFound(text);
    }

    // [D] A star stands for anything.
    private static bool Fits(string asked, string name) => asked.EndsWith('*')
        ? name.StartsWith(asked[..^1], StringComparison.OrdinalIgnoreCase)
        : name.Equals(asked, StringComparison.OrdinalIgnoreCase);

    private static VariableGroupBody Body(ResourceCall call, VariableGroup group) => new(
        group.Variables.ToDictionary(
            variable => variable.Key,
            variable => new GroupVariableBody(
                variable.Value.IsSecret ? null : variable.Value.Value, variable.Value.IsSecret ? true : null,
                variable.Value.IsReadOnly ? true : null)),
        group.Id, group.Type, group.Name, group.Description, GraphSubject.Reference(call.Address, group.CreatedBy), group.Created,
        GraphSubject.Reference(call.Address, group.ChangedBy), group.Changed, group.Projects.Count > 1,
        group.ProviderData,
        [
            .. group.Projects.Select(id => new GroupProjectReferenceBody(
                new GroupProjectBody(id, call.FindProject(id.ToString()).Name), group.Name, group.Description)),
        ]);

    private static Task AnswerOneAsync(ResourceCall call, VariableGroup group) =>
        BodyJson.AnswerAsync(call.Exchange, Body(call, group), BodyJson.Service.VariableGroupBody);

    private static ServiceRefusalException NotFound(string id) => new(new ServiceError(
        404, "VariableGroupNotFoundException", Server, $"Variable group with ID {id} does not exist."));
}
