using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Builds;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.AzureDevOps.Definitions;

/// <summary>What a body makes of a definition, and what is refused.</summary>
internal static class DefinitionChanges
{
    /// <summary>
    /// A definition as a body wants it. [D] The whole of it is replaced: variables that are not sent are gone; [C] a secret one that comes
    /// without a value keeps it.
    /// </summary>
    public static BuildDefinition Of(ResourceCall call, EmulatedProject project, BuildDefinition known, JsonElement body)
    {
        if (body.MemberNumber("revision") != known.Revision)
        {
            throw new ServiceRefusalException(BuildErrors.DefinitionIsStale(known.Name));
        }

        var status = body.MemberText("queueStatus") ?? "enabled";
        var changed = known with
        {
            Name = Name(body),
            Folder = Folder(call, body, "path"),
            Revision = known.Revision + 1,
            QueueStatus = status is "enabled" or "paused" or "disabled"
                ? status
                : throw new ServiceRefusalException(ServiceErrors.InvalidMember("queueStatus", "it is none.")),
            DefaultBranch = body.Member("repository").MemberText("defaultBranch") ?? known.DefaultBranch,
            YamlFilename = known.YamlFilename is null ? null : body.Member("process").MemberText("yamlFilename") ?? known.YamlFilename,
            Variables = body.Member("variables") is { ValueKind: JsonValueKind.Object } variables
                ? variables.EnumerateObject().ToDictionary(
                    member => member.Name, member => Variable(member.Value, known.Variables.GetValueOrDefault(member.Name)))
                : [],
        };
        RefuseTaken(call, project, changed);
        return changed;
    }

    /// <summary>Takes a definition and its builds away.</summary>
    public static void Delete(ResourceCall call, EmulatedProject project, BuildDefinition definition)
    {
        var builds = call.Organization.Builds;
        if (builds.Leases.Items.Any(lease => lease.DefinitionId == definition.Id && lease.ProtectsPipeline))
        {
            throw new ServiceRefusalException(BuildErrors.DefinitionIsRetained(definition.Name));
        }

        call.Organization.Definitions.Of(project).Remove(one => one.Id == definition.Id);
        builds.Remove(project, build => build.Definition.Id == definition.Id);
    }

    /// <summary>The name that a body has.</summary>
    public static string Name(JsonElement body) =>
        body.MemberText("name") ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("name", "it is missing."));

    /// <summary>The folder that a body has, with a backslash before it and none behind. [I] It need not exist: it is made.</summary>
    public static string Folder(ResourceCall call, JsonElement body, string member)
    {
        var path = BuildDefinitions.Root + (body.MemberText(member) ?? string.Empty).Replace('/', '\\').Trim('\\');
        if (path != BuildDefinitions.Root)
        {
            call.Organization.Definitions.AddFolder(call.RequiredProject, path, null);
        }

        return path;
    }

    /// <summary>Refuses a name that another one has in the same folder.</summary>
    public static void RefuseTaken(ResourceCall call, EmulatedProject project, BuildDefinition wanted)
    {
        if (call.Organization.Definitions.Of(project).Items.Any(one =>
            one.Id != wanted.Id && BuildDefinitions.Is(one.Folder, wanted.Folder)
            && one.Name.Equals(wanted.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ServiceRefusalException(BuildErrors.DefinitionExists(wanted.Name, wanted.Folder));
        }
    }

    private static DefinitionVariable Variable(JsonElement value, DefinitionVariable? before)
    {
        var text = value.Member("value") is { ValueKind: JsonValueKind.String } held ? held.GetString() : null;
        var isSecret = value.MemberFlag("isSecret");
        return new DefinitionVariable(text ?? (isSecret ? before?.Value : null), isSecret, value.MemberFlag("allowOverride"));
    }
}
