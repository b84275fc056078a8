using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdoEntra.Json.Writing;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.Views;

/// <summary>One pull request: lines to read, or an object.</summary>
/// <param name="console">Where to.</param>
/// <param name="isJson">Whether as an object.</param>
internal sealed class PullRequestView(ToolConsole console, bool isJson)
{
    private const int LabelWidth = 12;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="request">The pull request.</param>
    /// <param name="policies">Its policies.</param>
    /// <param name="openThreads">How many threads have to be resolved; null where that was not looked at.</param>
    public void Write(AdoPullRequest request, IReadOnlyList<AdoPullRequestPolicy> policies, int? openThreads)
    {
        if (isJson) WriteJson(request, policies, openThreads);
        else WriteLines(request, policies, openThreads);
        console.Deliver();
    }

    private void WriteLines(AdoPullRequest request, IReadOnlyList<AdoPullRequestPolicy> policies, int? openThreads)
    {
        Line($"{request.PullRequestId}: {request.Title}");
        Field("Status", request.IsDraft ? $"{request.Status}, draft" : request.Status);
        Field("Branches", $"{request.ForkSource?.ToString() ?? request.SourceBranch} -> {request.TargetBranch}");
        Field("Repository", $"{request.ProjectName}/{request.RepositoryName}");
        Field("Created by", $"{request.CreatedBy}, {(request.CreationDate is { } created ? TableValue.Time(created) : string.Empty)}");
        Field("Merge", request.MergeFailureMessage is { Length: > 0 } why ? $"{request.MergeStatus}: {why}" : request.MergeStatus);
        Fields(
            "Reviewers",
            request.Reviewers.Select(static one => $"{one}: {one.VoteName}{(one.IsRequired ? ", required" : string.Empty)}")
        );
        Fields("Policies", policies.Select(static one =>
            $"{one.TypeName}{(one.Requirement is { } what ? $" ({what})" : string.Empty)}: {one.Status}"
                + $"{(one.BlocksCompletion ? ", blocks" : string.Empty)}"));
        if (openThreads is { } open) Field("Threads", open == 1 ? "1 open" : $"{open} open");
        Field("Labels", string.Join(", ", request.Labels.Select(static label => label.Name)));
        Field("Address", request.WebUrl);
        if (request.Description is not { Length: > 0 } description) return;
        console.Out.Write('\n');
        foreach (string line in description.Split('\n')) Line(line);
    }

    private void Fields(string label, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            Field(label, value);
            label = string.Empty;
        }
    }

    private void Field(string label, string? value)
    {
        if (value is { Length: > 0 }) Line($"{(label.Length == 0 ? label : label + ":").PadRight(LabelWidth)}{value}");
    }

    private void Line(string text)
    {
        console.Out.Write(PlainText.OneLine(text));
        console.Out.Write('\n');
    }

    private void WriteJson(AdoPullRequest request, IReadOnlyList<AdoPullRequestPolicy> policies, int? openThreads)
    {
        Dictionary<string, object?> fields = new(((IBodyObject)request).Fields, StringComparer.Ordinal) { ["webUrl"] = request.WebUrl };
        if (openThreads is { } open)
        {
            fields["openThreads"] = (long)open;
            fields["policies"] = policies;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options)) JsonValue.Write(writer, fields);
        console.Out.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        console.Out.Write('\n');
    }
}
