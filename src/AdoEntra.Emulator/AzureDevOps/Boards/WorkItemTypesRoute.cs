using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>
/// GET <c>{project}/_apis/wit/workitemtypes[/{type}[/states]]</c>, not paged. [D] wit-7.1 <c>Work Item Types_*</c>, <c>Work Item Type
/// States_List</c>; of the fields only the ones that every type has.
/// </summary>
internal static class WorkItemTypesRoute
{
    private static readonly (string Name, string Color)[] Types =
    [
        ("Bug", "CC293D"), ("Epic", "E06C00"), ("Feature", "773B93"), ("Issue", "B4009E"), ("Task", "F2CB1D"), ("User Story", "009CCC"),
    ];

    private static readonly (string Name, string Category, string Color)[] States =
    [
        ("New", "Proposed", "b2b2b2"), ("Active", "InProgress", "007acc"), ("Resolved", "Resolved", "ff9d00"),
        ("Closed", "Completed", "339933"),
    ];

    private static readonly (string Reference, string Name)[] Fields =
    [
        ("System.Id", "ID"), ("System.Title", "Title"), ("System.State", "State"), ("System.AreaPath", "Area Path"),
        ("System.IterationPath", "Iteration Path"), ("System.WorkItemType", "Work Item Type"),
    ];

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("7c8d7a76-4a09-43e8-b5df-bd792f4ac6aa"),
        Route = EmulatedRoute.WorkItemTypes,
        Area = "wit",
        ResourceName = "workItemTypes",
        Template = "{project}/_apis/{area}/{resource}/{type?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation StatesOfType { get; } = new()
    {
        Id = new("7c9d7a76-4a09-43e8-b5df-bd792f4ac6aa"),
        Route = EmulatedRoute.WorkItemTypes,
        Area = "wit",
        ResourceName = "workItemTypeStates",
        Template = "{project}/_apis/{area}/workitemtypes/{type}/states",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerStatesAsync },
    };

    /// <summary>The names of the types, in alphabetical order.</summary>
    public static IEnumerable<string> Names => Types.Select(type => type.Name);

    private static StateBody[] AllStates => [.. States.Select(state => new StateBody(state.Name, state.Color, state.Category))];

    private static Task AnswerAsync(ResourceCall call)
    {
        if (call.Value("type") is not null)
        {
            return BodyJson.AnswerAsync(call.Exchange, Body(call, Find(call)), BodyJson.Service.WorkItemTypeBody);
        }

        var project = call.RequiredProject;
        WorkItemTypeBody[] all = [.. Types.Select(type => Body(call, type))];
        return project.State != "wellFormed"
            ? throw new ServiceRefusalException(ProjectsRoute.NotFound(project.Name))
            : BodyJson.AnswerAsync(
                call.Exchange, new PageBody<WorkItemTypeBody>(all.Length, all), BodyJson.Service.PageBodyWorkItemTypeBody);
    }

    private static Task AnswerStatesAsync(ResourceCall call)
    {
        Find(call);
        var states = AllStates;
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<StateBody>(states.Length, states), BodyJson.Service.PageBodyStateBody);
    }

    private static (string Name, string Color) Find(ResourceCall call)
    {
        var (asked, project) = (call.Required("type"), call.RequiredProject);
        var found = Types.FirstOrDefault(type => type.Name.Equals(asked, StringComparison.OrdinalIgnoreCase));
        return found.Name is null ? throw new ServiceRefusalException(WorkItemErrors.NoType(asked, project.Name)) : found;
    }

    private static WorkItemTypeBody Body(ResourceCall call, (string Name, string Color) type)
    {
        var root = call.Address.Root + "/_apis/wit";
        var url = $"{call.Address.In(call.RequiredProject)}/_apis/wit/workItemTypes/{Uri.EscapeDataString(type.Name)}";
        TypeFieldBody[] fields =
        [
            .. Fields.Select(field => new TypeFieldBody(
                null, field.Reference == "System.Title", field.Reference, field.Name, $"{root}/fields/{field.Reference}")),
        ];
        return new WorkItemTypeBody(
            type.Name, "Microsoft.VSTS.WorkItemTypes." + type.Name.Replace(" ", string.Empty, StringComparison.Ordinal),
            $"A {type.Name} of the kitchen.", type.Color,
            new IconBody("icon_clipboard", $"{root}/workItemIcons/icon_clipboard?color={type.Color}&v=2"), false, "<FORM />", fields,
            fields,
            States.ToDictionary(
                state => state.Name,
                IReadOnlyList<TransitionBody> (state) =>
                    [.. States.Where(other => other != state).Select(other => new TransitionBody(other.Name))]),
            AllStates, new Dictionary<string, LinkBody> { ["self"] = new(url) }, url);
    }
}
