using System.Text.Json;
using AdoEntra.Emulator.Requests;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>Whether what the emulator answered fits what the service publishes of that operation.</summary>
internal static class AnswerContract
{
    // [D] profile-7.1: names that its samples have and its schema has not.
    private static readonly string[] InSamplesOnly =
        ["$.displayName: not declared", "$.publicAlias: not declared", "$.emailAddress: not declared"];

    // [D] serviceEndpoint-7.2: sent for that version only.
    private static readonly string[] OfServiceEndpoint72 =
    [
        ".isDisabled: not declared",
        ".isOutdated: not declared",
        ".creationDate: not declared",
        ".modificationDate: not declared",
        ".modifiedBy: not declared",
    ];

    // build-7.1: a process is a YamlProcess by its type, and the schema names only what all processes have.
    private const string YamlFile = "$.process.yamlFilename: not declared";

    /// <summary>
    /// Says what is wrong with an answer; nothing when it fits, or when there is nothing to hold it against: it is a refusal, a fault's, a
    /// stream, or to a request that is not of the contract.
    /// </summary>
    public static IReadOnlyList<string> Problems(PublishedOperations operations, RecordedRequest request) =>
        !RequestContract.IsUnpublished(request) && request.Answer is { } answer && IsJson(answer)
            ? Problems(RequestContract.Fitting(operations, request), answer)
                .FindAll(problem => request.Route != EmulatedRoute.Profiles || !InSamplesOnly.Contains(problem))
                .FindAll(problem => request.Route.Name != "serviceEndpoints"
                    || !OfServiceEndpoint72.Any(field => problem.EndsWith(field, StringComparison.Ordinal)))
                .FindAll(problem => request.Route.Name != "gitPolicyConfigurations" || !IsSettingsAsText(problem))
                .FindAll(problem => request.Route.Name != "checks" || !IsCheckSettings(problem))
                .FindAll(problem => request.Route.Name != "approvals" || !IsLaterApproval(problem))
                .FindAll(problem => problem != YamlFile)
            : [];

    /// <summary>Whether there is a schema for the answer to this request.</summary>
    public static bool IsCompared(PublishedOperations operations, RecordedRequest request) =>
        request.Answer is { } answer && IsJson(answer)
        && RequestContract.Fitting(operations, request).Any(operation => Schema(operation, answer) is not null);

    // git-7.1 says that the settings of a policy are a text; policy-7.1, and [D] the samples of both, that they are an object.
    private static bool IsSettingsAsText(string problem) =>
        problem.Contains("].settings: {", StringComparison.Ordinal)
        && problem.EndsWith("is no string as declared", StringComparison.Ordinal);

    // The settings of a check are declared by its type, which the list does not name.
    private static bool IsCheckSettings(string problem) => problem.EndsWith(".settings: not declared", StringComparison.Ordinal);

    // [C] What 7.2 has, and the pipeline, which no version declares.
    private static bool IsLaterApproval(string problem) =>
        problem.EndsWith("pipeline: not declared", StringComparison.Ordinal)
        || problem.EndsWith("deferredTo: not declared", StringComparison.Ordinal)
        || (problem.Contains("status:", StringComparison.Ordinal) && problem.Contains("deferred", StringComparison.Ordinal));

    private static List<string> Problems(IEnumerable<PublishedOperation> fitting, RecordedAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return fitting
            .Select(operation => Schema(operation, answer) is { } schema
                ? operation.Contract.Problems(schema, json.RootElement)
                : [$"{operation} answers no body with {answer.Status}"])
            .MinBy(problems => problems.Count) ?? [];
    }

    // Where the contract says 200 for what was made, the service says 201.
    private static JsonElement? Schema(PublishedOperation operation, RecordedAnswer answer) =>
        operation.Schema(answer.Status) ?? operation.Schema(200);

    private static bool IsJson(RecordedAnswer answer) =>
        answer.Status is >= 200 and < 300 && !answer.Body.IsEmpty
        && answer.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true;
}
