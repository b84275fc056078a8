using System.Globalization;
using System.Text;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/build/builds/{buildId}/logs[/{logId}]</c> and <c>…/timeline</c>. [D] build-7.1 <c>Builds_Get Build Log*</c>,
/// <c>Timeline_Get</c>: a log is text, or a JSON list of lines where <c>Accept</c> asks for that, or an archive of all; lines are counted
/// from 1 here, and both ends count.
/// </summary>
internal static class BuildLogsRoute
{
    private const string Zip = "application/zip";

    public static ResourceLocation Logs { get; } = new()
    {
        Id = new("35a80daf-7f30-45fc-86e8-6b813d9c90df"),
        Route = EmulatedRoute.BuildLogs,
        Area = "build",
        ResourceName = "logs",
        Template = "{project}/_apis/{area}/builds/{buildId}/{resource}/{logId?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation Timeline { get; } = new()
    {
        Id = new("8baac422-4c6e-4de5-8532-db96d92acffa"),
        Route = EmulatedRoute.BuildLogs,
        Area = "build",
        ResourceName = "timeline",
        Template = "{project}/_apis/{area}/builds/{buildId}/{resource}/{timelineId?}",
        ResourceVersion = 3,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerTimelineAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var build = BuildsRoute.Find(call);
        var logs = BuildLogText.Of(build);
        var url = BuildListing.Url(call, call.RequiredProject, build) + "/logs";
        if (call.Value("logId") is not { } id)
        {
            return Accepted(call) == Zip ? AnswerArchiveAsync(call, logs) : AnswerListAsync(call, build, logs, url);
        }

        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > logs.Count)
        {
            throw new ServiceRefusalException(BuildErrors.NoLog(id, build.Id));
        }

        var lines = logs[number - 1].Lines;
        var first = Math.Max(call.Query.Number("startLine") ?? 1, 1);
        var last = Math.Min(call.Query.Number("endLine") ?? lines.Count, lines.Count);
        string[] asked = [.. lines.Skip(first - 1).Take(Math.Max(last - first + 1, 0))];
        return Accepted(call) == "application/json"
            ? BodyJson.AnswerAsync(call.Exchange, new PageBody<string>(asked.Length, asked), BodyJson.Service.PageBodyString)
            : Answer.WriteAsync(call.Exchange, StatusCodes.Status200OK, string.Concat(asked.Select(line => line + "\r\n")), Answer.Text);
    }

    private static Task AnswerListAsync(
        ResourceCall call, Build build, IReadOnlyList<(string Step, IReadOnlyList<string> Lines)> logs, string url)
    {
        BuildLogBody[] all = [.. logs.Select((log, index) => new BuildLogBody(
            index + 1, "Container", $"{url}/{index + 1}", build.Started!.Value, build.Finished ?? build.Started.Value, log.Lines.Count))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<BuildLogBody>(all.Length, all), BodyJson.Service.PageBodyBuildLogBody);
    }

    private static async Task AnswerArchiveAsync(ResourceCall call, IReadOnlyList<(string Step, IReadOnlyList<string> Lines)> logs)
    {
        using var bytes = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (index, (step, lines)) in logs.Index())
            {
                using var entry = archive.CreateEntry($"{index + 1}_{step}.txt").Open();
                entry.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))));
            }
        }

        await Answer.WriteAsync(call.Exchange, StatusCodes.Status200OK, bytes.ToArray(), Zip);
    }

    private static Task AnswerTimelineAsync(ResourceCall call)
    {
        var build = BuildsRoute.Find(call);
        var url = BuildListing.Url(call, call.RequiredProject, build);
        var id = StableGuid.From("timeline/" + build.Id);
        if (call.Value("timelineId") is { } asked && !asked.Equals(id.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceRefusalException(BuildErrors.NoTimeline(asked, build.Id));
        }

        if (build.Started is not { } started)
        {
            // [C] Of what has not begun there is none.
            return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
        }

        var state = build.IsCompleted ? "completed" : "inProgress";
        var result = build.Result switch
        {
            "partiallySucceeded" => "succeededWithIssues",
            var other => other,
        };
        Guid Name(string record) => StableGuid.From($"record/{build.Id}/{record}");
        TimelineRecordBody Record(string record, string? parent, string type, int order, int? log) => new(
            Name(record), parent is null ? null : Name(parent), type, record, started, build.Finished, null, state, result, 1,
            build.Finished ?? started, type is "Task" or "Job" ? "agent-1" : null, order, result == "failed" ? 1 : 0, 0,
            log is null ? null : new(log.Value, "Container", $"{url}/logs/{log}"), 1, type == "Stage" ? "__default" : null);
        TimelineRecordBody[] records =
        [
            Record("Stage", null, "Stage", 1, null),
            Record("Job", "Stage", "Job", 1, null),
            .. BuildLogText.Of(build).Select((log, index) => Record(log.Step, "Job", "Task", index + 1, index + 1)),
        ];
        return BodyJson.AnswerAsync(
            call.Exchange,
            new TimelineBody(
                records, KnownPrincipals.BuildService.AzureDevOpsId, build.Finished ?? started, id, 1, $"{url}/Timeline/{id}"),
            BodyJson.Service.TimelineBody);
    }

    private static string? Accepted(ResourceCall call) => call.Exchange.Http.Request.GetTypedHeaders().Accept
        .Select(type => type.MediaType.ToString()).FirstOrDefault(type => type is "application/json" or "text/plain" or Zip);
}
