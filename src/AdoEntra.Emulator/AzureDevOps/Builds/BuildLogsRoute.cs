using System.Globalization;
using System.Text;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Runs;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/build/builds/{buildId}/logs[/{logId}]</c>. [D] build-7.1 <c>Builds_Get Build Log*</c>: a log is text, or a JSON
/// list of lines where <c>Accept</c> asks for that, or an archive of all; lines are counted from 1 here, and both ends count. [I] The log
/// of a task that runs has what was written so far; the service has it in larger pieces.
/// </summary>
internal static class BuildLogsRoute
{
    private const string Zip = "application/zip";

    // What is sent at once of a long log.
    private const int Piece = 64 * 1024;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("35a80daf-7f30-45fc-86e8-6b813d9c90df"),
        Route = EmulatedRoute.BuildLogs,
        Area = "build",
        ResourceName = "logs",
        Template = "{project}/_apis/{area}/builds/{buildId}/{resource}/{logId?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var build = BuildsRoute.Find(call);
        var logs = BuildListing.Progress(call, build).Logs;
        if (call.Value("logId") is not { } id)
        {
            return Accepted(call) == Zip
                ? AnswerArchiveAsync(call, logs)
                : AnswerListAsync(call, logs, BuildListing.Url(call, call.RequiredProject, build) + "/logs");
        }

        var lines = logs.FirstOrDefault(log => log.Log?.ToString(CultureInfo.InvariantCulture) == id)?.Lines
            ?? throw new ServiceRefusalException(BuildErrors.NoLog(id, build.Id));
        var first = Math.Max(call.Query.Number("startLine") ?? 1, 1);
        var last = Math.Min(call.Query.Number("endLine") ?? lines.Count, lines.Count);
        var asked = new Organizations.GeneratedList<string>(Math.Max(last - first + 1, 0), index => lines[first - 1 + index]);
        return Accepted(call) == "application/json"
            ? BodyJson.AnswerAsync(call.Exchange, new PageBody<string>(asked.Count, [.. asked]), BodyJson.Service.PageBodyString)
            : AnswerTextAsync(call.Exchange, asked);
    }

    private static Task AnswerListAsync(ResourceCall call, IReadOnlyList<RunRecord> logs, string url)
    {
        BuildLogBody[] all =
        [
            .. logs.Select(log => new BuildLogBody(
                log.Log!.Value, "Container", $"{url}/{log.Log}", log.Started!.Value, log.Finished ?? call.Services.RunClock.Now,
                log.Lines.Count)),
        ];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<BuildLogBody>(all.Length, all), BodyJson.Service.PageBodyBuildLogBody);
    }

    // In pieces, for it may be longer than the memory.
    private static async Task AnswerTextAsync(Exchange exchange, Organizations.GeneratedList<string> lines)
    {
        if (lines.Count < 1_000)
        {
            await Answer.WriteAsync(exchange, StatusCodes.Status200OK, string.Concat(lines.Select(line => line + "\r\n")), Answer.Text);
            return;
        }

        var response = exchange.Http.Response;
        response.ContentType = Answer.Text;
        using var piece = new MemoryStream();
        foreach (var line in lines)
        {
            piece.Write(Encoding.UTF8.GetBytes(line + "\r\n"));
            if (piece.Length < Piece)
            {
                continue;
            }

            await response.Body.WriteAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), exchange.Aborted);
            piece.SetLength(0);
        }

        await response.Body.WriteAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), exchange.Aborted);
    }

    private static async Task AnswerArchiveAsync(ResourceCall call, IReadOnlyList<RunRecord> logs)
    {
        using var bytes = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var log in logs)
            {
                using var entry = archive.CreateEntry($"{log.Log}_{log.Name}.txt").Open();
                entry.Write(Encoding.UTF8.GetBytes(string.Concat(log.Lines.Select(line => line + "\r\n"))));
            }
        }

        await Answer.WriteAsync(call.Exchange, StatusCodes.Status200OK, bytes.ToArray(), Zip);
    }

    private static string? Accepted(ResourceCall call) => call.Exchange.Http.Request.GetTypedHeaders().Accept
        .Select(type => type.MediaType.ToString()).FirstOrDefault(type => type is "application/json" or "text/plain" or Zip);
}
