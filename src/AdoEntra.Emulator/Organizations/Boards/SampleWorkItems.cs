using System.Text.Json;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations.Boards;

/// <summary>
/// Four hundred and fifty work items in <c>SecretSauce</c>, more than fit into two batches. Every fifth was changed once, every
/// tenth is below another.
/// </summary>
internal static class SampleWorkItems
{
    private const int Count = 450;

    private static readonly DateTime First = new(2026, 1, 7, 8, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Types = ["Bug", "Task", "User Story"];
    private static readonly string[] States = ["New", "Active", "Closed"];

    public static WorkItems Create(IReadOnlyList<EmulatedProject> projects)
    {
        var (items, project) = (new WorkItems(), projects.First(one => one.Name == "SecretSauce"));
        for (var index = 0; index < Count; index++)
        {
            var (number, created) = (index, First.AddMinutes(index * 31));
            items.Add(id => new WorkItem(id, 0, 0, project.Id, Fields(project, number, created), [])
            {
                Parent = id % 10 == 0 ? id - 9 : null,
            });
        }

        for (var id = 5; id <= Count; id += 5)
        {
            var changed = First.AddDays(20).AddMinutes(id);
            items.Change(id, item => item with
            {
                Fields = new Dictionary<string, JsonElement>(item.Fields)
                {
                    ["System.State"] = Value("Resolved"),
                    ["System.ChangedDate"] = Value(changed),
                },
            });
        }

        return items;
    }

    /// <summary>A field's value.</summary>
    public static JsonElement Value<T>(T value) => JsonSerializer.SerializeToElement(value);

    private static Dictionary<string, JsonElement> Fields(EmulatedProject project, int index, DateTime created) => new()
    {
        ["System.AreaPath"] = Value(project.Name),
        ["System.TeamProject"] = Value(project.Name),
        ["System.IterationPath"] = Value(project.Name + @"\Sprint " + (1 + (index % 4))),
        ["System.WorkItemType"] = Value(Types[index % Types.Length]),
        ["System.State"] = Value(States[index % States.Length]),
        ["System.Reason"] = Value("New"),
        ["System.CreatedDate"] = Value(created),
        ["System.CreatedBy"] = Value(KnownPrincipals.Person.Name),
        ["System.ChangedDate"] = Value(created),
        ["System.ChangedBy"] = Value(KnownPrincipals.Person.Name),
        ["System.Title"] = Value($"Würze {index + 1}: \"süß\" & <sauer>"),
        ["Microsoft.VSTS.Common.Priority"] = Value(1 + (index % 4)),
        ["Microsoft.VSTS.Scheduling.RemainingWork"] = Value(index / 8.0),
    };
}
