using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;
using AdoEntra.Emulator.Organizations.Git;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// Queues builds, asked for in the older way and in the newer one. [D] build-7.1 <c>Builds_Queue</c>, pipelines-7.1 <c>Runs_Run
/// Pipeline</c>. What is queued runs by its plan.
/// </summary>
internal static class BuildQueueing
{
    /// <summary>A build as <c>POST builds</c> asks for it.</summary>
    public static Build FromBuild(ResourceCall call, EmulatedProject project, JsonElement body)
    {
        var id = body.Member("definition").MemberNumber("id") ?? call.Query.Number("definitionId");
        var definition = call.Organization.Definitions.Of(project).Items.FirstOrDefault(one => one.Id == id)
            ?? throw new ServiceRefusalException(
                id is null
                    ? ServiceErrors.InvalidMember("definition", "it is missing.")
                    : BuildErrors.NoDefinition(id.Value.ToString(CultureInfo.InvariantCulture)));
        var (branch, commit) = Source(definition, body.MemberText("sourceBranch"), body.MemberText("sourceVersion"));
        return Add(call, definition, branch, commit) with
        {
            Reason = body.MemberChoice("reason", ServiceEnums.BuildReason) is { } reason and not "none" ? reason : "manual",
            Priority = body.MemberChoice("priority", ServiceEnums.QueuePriority) ?? "normal",
            TemplateParameters = Texts(body.Member("templateParameters")),
            Variables = Parameters(body.MemberText("parameters")),
        };
    }

    /// <summary>A build as <c>POST pipelines/{id}/runs</c> asks for it; not queued yet where only a preview is wanted.</summary>
    public static Build FromRun(ResourceCall call, EmulatedProject project, BuildDefinition definition, JsonElement body)
    {
        var self = body.Member("resources").Member("repositories").Member("self");
        var (branch, commit) = Source(definition, self.MemberText("refName"), self.MemberText("version"));
        var stages = StagesToSkip(call, definition, body);
        return Add(call, definition, branch, commit) with
        {
            TemplateParameters = Texts(body.Member("templateParameters")),
            StagesToSkip = stages,
            PipelineVersions = body.Member("resources").Member("pipelines") is { ValueKind: JsonValueKind.Object } pipelines
                ? pipelines.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.MemberText("version") ?? string.Empty)
                : [],
            Variables = body.Member("variables") is { ValueKind: JsonValueKind.Object } variables
                ? variables.EnumerateObject().ToDictionary(
                    variable => variable.Name,
                    variable => new BuildVariable(
                        variable.Value.MemberText("value") ?? string.Empty, variable.Value.MemberFlag("isSecret")))
                : [],
        };
    }

    /// <summary>Queues it, and gives it its number.</summary>
    public static Build Queue(ResourceCall call, EmulatedProject project, Build build) =>
        call.Organization.Builds.Add(project, id => build with
        {
            Id = id,
            Number = string.Create(CultureInfo.InvariantCulture, $"{build.Queued:yyyyMMdd}.{id}"),
        });

    private static Build Add(ResourceCall call, BuildDefinition definition, string branch, string commit)
    {
        var plan = call.Organization.Definitions.PlanOf(definition);
        if (definition.QueueStatus == "disabled")
        {
            throw new ServiceRefusalException(BuildErrors.DefinitionDisabled(definition.Name));
        }

        if (plan.Problems.Count > 0)
        {
            throw new ServiceRefusalException(BuildErrors.Invalid(plan.Problems));
        }

        return new Build(0, definition, string.Empty, call.Services.RunClock.Now, call.Caller, "manual")
        {
            Branch = branch,
            SourceCommit = commit,
            Plan = plan,
        };
    }

    private static string[] StagesToSkip(ResourceCall call, BuildDefinition definition, JsonElement body)
    {
        string[] stages = [.. body.MemberItems("stagesToSkip").Select(stage => stage.GetString() ?? string.Empty)];
        var known = call.Organization.Definitions.PlanOf(definition).Stages.Select(stage => stage.Name).ToArray();
        return stages.FirstOrDefault(stage => !known.Contains(stage, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? throw new ServiceRefusalException(BuildErrors.Invalid([$"Stage '{unknown}' was not found in the pipeline."]))
            : stages;
    }

    // [C] A branch may be named without its beginning.
    private static (string Branch, string Commit) Source(BuildDefinition definition, string? branch, string? version)
    {
        var content = definition.Repository.Content.Value;
        var named = branch ?? definition.Branch;
        var reference = named.StartsWith("refs/", StringComparison.Ordinal) ? named : "refs/heads/" + named;
        var commit = version is null ? content.Tip(reference) : content.Objects.Commit(version);
        return commit is null ? throw new ServiceRefusalException(BuildErrors.NoSource(version ?? named)) : (reference, commit.Id);
    }

    private static Dictionary<string, string> Texts(JsonElement members) => members.ValueKind == JsonValueKind.Object
        ? members.EnumerateObject().ToDictionary(
            member => member.Name,
            member => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText())
        : [];

    // [D] Variables of a build are JSON within a text.
    private static Dictionary<string, BuildVariable> Parameters(string? text)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? "{}");
            return Texts(document.RootElement).ToDictionary(one => one.Key, one => new BuildVariable(one.Value, false));
        }
        catch (JsonException)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("parameters", "it is no JSON object."));
        }
    }
}
