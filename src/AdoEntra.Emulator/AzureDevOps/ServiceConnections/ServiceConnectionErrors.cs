namespace AdoEntra.Emulator.AzureDevOps.ServiceConnections;

/// <summary>What is said of service connections. [C] the types, [I] the words.</summary>
internal static class ServiceConnectionErrors
{
    public const string Server =
        "Microsoft.VisualStudio.Services.ServiceEndpoints.WebApi, Microsoft.VisualStudio.Services.ServiceEndpoints.WebApi";

    public static ServiceError NotFound(string id) =>
        new(404, "ServiceEndpointNotFoundException", Server, $"Service endpoint {id} was not found.");

    public static ServiceError Taken(string name) => new(
        409, "DuplicateServiceConnectionException", Server, $"Service connection with name {name} already exists. Only a user having "
            + "Administrator/User role permissions on service connection can see it.");

    public static ServiceError Unfit(string message) => new(400, "ServiceEndpointException", Server, message);
}
