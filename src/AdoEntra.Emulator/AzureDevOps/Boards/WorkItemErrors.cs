using System.Globalization;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>The errors of work items, with the service's texts.</summary>
internal static class WorkItemErrors
{
    private const string Server =
        "Microsoft.TeamFoundation.WorkItemTracking.Server, Microsoft.TeamFoundation.WorkItemTracking.Server";

    /// <summary>[C] One that is not there, or may not be seen.</summary>
    public static ServiceError NoWorkItem(string id) => new(
        404, "WorkItemUnauthorizedAccessException", Server,
        $"TF401232: Work item {id} does not exist, or you do not have permissions to read it.");

    /// <summary>[C] More than two hundred at once, which [D] is the limit.</summary>
    public static ServiceError TooMany(int count) => new(
        400, "VssPropertyValidationException", "Microsoft.VisualStudio.Services.WebApi, Microsoft.VisualStudio.Services.WebApi",
        string.Create(CultureInfo.InvariantCulture, $"VS403474: You requested {count} work items which exceeds the limit of 200."));

    /// <summary>[C] A query that cannot be read.</summary>
    public static ServiceError BadQuery(string why) => new(
        400, "SyntaxException", Server, $"TF51006: The query statement is missing a FROM clause, or it cannot be read. {why}");

    /// <summary>[C] A type that the project does not have.</summary>
    public static ServiceError NoType(string type, string project) => new(
        404, "WorkItemTypeNotFoundException", Server, $"VS402323: Work item type {type} does not exist in project {project}.");

    /// <summary>[C] A field that has to have a value.</summary>
    public static ServiceError FieldMissing(string field) => new(
        400, "RuleValidationException", Server, $"TF401320: Rule Error for field {field}. Error code: Required, InvalidEmpty.");

    /// <summary>[C] A <c>test</c> that was not true: another caller changed it.</summary>
    public static ServiceError TestFailed(string path) => new(
        412, "VssPropertyValidationException", "Microsoft.VisualStudio.Services.WebApi, Microsoft.VisualStudio.Services.WebApi",
        $"VS403351: Test operation on path {path} failed.");

    /// <summary>[I] An attachment that is too long to come in one piece.</summary>
    public static ServiceError AttachmentTooLong() => new(
        413, "AttachmentTooLargeException", Server, "TF237082: The file you are trying to upload exceeds the supported file upload size.");

    /// <summary>[I] An attachment that is not there.</summary>
    public static ServiceError NoAttachment(string id) => new(
        404, "AttachmentNotFoundException", Server, $"TF401243: The attachment {id} does not exist.");
}
