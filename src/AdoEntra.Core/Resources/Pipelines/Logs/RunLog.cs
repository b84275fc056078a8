using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Resources.Pipelines.Logs;

/// <summary>A log of a run, as the list of them has it (BuildLog, build 7.1).</summary>
internal sealed class RunLog : AdoResource
{
    private static readonly JsonRecordReader<RunLog> s_reader = new(static json => new(json));

    private RunLog(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number in the run.</summary>
    public long? Id => GetInt64();

    /// <summary>How many lines it has so far.</summary>
    public long? LineCount => GetInt64();

    /// <remarks>The service sends all at once.</remarks>
    /// <param name="project">Name or id.</param>
    /// <param name="run">The number of the run.</param>
    internal static ServiceRequest<RunLog> List(string project, long run) =>
        new(Route.To($"{project}/_apis/build/builds/{run}/logs"), $"the logs of {RunPlace.Words(project, run)}", s_reader);

    /// <summary>The text of one, from a line on.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="run">The number of the run.</param>
    /// <param name="log">The number of the log.</param>
    /// <param name="startLine">The first line, from 1.</param>
    internal static ServiceRequest Text(string project, long run, long log, long startLine) =>
        new(
            Route.To($"{project}/_apis/build/builds/{run}/logs/{log}").With("startLine", startLine > 1 ? $"{startLine}" : null),
            $"log {log} of {RunPlace.Words(project, run)}"
        )
        {
            // As JSON it is one object that has to be read as a whole.
            Accept = "text/plain",
        };
}
