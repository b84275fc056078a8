namespace AdoEntra.Emulator.AzureDevOps.Checks;

/// <summary>The kinds of resources that have permissions and checks. [C] The Terraform provider's list; the contract has none.</summary>
internal static class CheckResources
{
    private static readonly string[] Types = ["endpoint", "environment", "queue", "repository", "securefile", "variablegroup"];

    public static bool IsType(string type) => Types.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>[I] What is no such kind.</summary>
    public static ServiceError NoType(string type) => new(
        400, "InvalidResourceTypeException",
        "Microsoft.Azure.Pipelines.Authorization.Server, Microsoft.Azure.Pipelines.Authorization.Server",
        $"The resource type '{type}' is not supported.");
}
