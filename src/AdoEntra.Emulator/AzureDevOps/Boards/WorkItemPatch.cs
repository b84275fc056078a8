using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Boards;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>
/// What a JSON Patch document does to a work item: <c>add</c>, <c>replace</c>, <c>remove</c> and <c>test</c> on fields, <c>test</c> on the
/// revision, <c>add</c> of a relation. [D] wit-7.1; nothing is changed unless all can be.
/// </summary>
internal static class WorkItemPatch
{
    private const string OfFields = "/fields/";

    public static WorkItem Apply(WorkItem item, JsonElement patch)
    {
        var fields = new Dictionary<string, JsonElement>(item.Fields);
        var relations = item.Relations.ToList();
        foreach (var operation in patch.EnumerateArray())
        {
            var path = operation.MemberText("path") ?? throw ResourceBody.Unbound("An operation has no path.");
            var (verb, value) = (operation.MemberText("op")?.ToUpperInvariant(), operation.Member("value"));
            switch (verb)
            {
                case "TEST" when path == "/rev":
                    Require(value.ValueKind == JsonValueKind.Number && value.GetInt32() == item.Revision, path);
                    break;
                case "TEST" when path.StartsWith(OfFields, StringComparison.Ordinal):
                    Require(fields.TryGetValue(path[OfFields.Length..], out var held) && JsonElement.DeepEquals(held, value), path);
                    break;
                case "ADD"
                or "REPLACE" when path.StartsWith(OfFields, StringComparison.Ordinal) && value.ValueKind != JsonValueKind.Undefined:
                    fields[path[OfFields.Length..]] = value;
                    break;
                case "REMOVE" when path.StartsWith(OfFields, StringComparison.Ordinal):
                    fields.Remove(path[OfFields.Length..]);
                    break;
                case "ADD" when path == "/relations/-" && value.ValueKind == JsonValueKind.Object:
                    relations.Add(value);
                    break;
                default:
                    throw ResourceBody.Unbound($"The operation {verb} on {path} is not emulated.");
            }
        }

        var changed = item with { Fields = fields, Relations = relations };
        return string.IsNullOrWhiteSpace(changed.Text("System.Title"))
            ? throw new ServiceRefusalException(WorkItemErrors.FieldMissing("Title"))
            : changed;
    }

    private static void Require(bool holds, string path)
    {
        if (!holds)
        {
            throw new ServiceRefusalException(WorkItemErrors.TestFailed(path));
        }
    }
}
