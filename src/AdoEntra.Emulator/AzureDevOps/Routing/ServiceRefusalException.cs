namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>Ends a request to Azure DevOps from wherever the reason was found.</summary>
internal sealed class ServiceRefusalException(ServiceError error, ErrorShape shape = ErrorShape.Standard) : Exception(error.Message)
{
    public ServiceError Error { get; } = error;

    public ErrorShape Shape { get; } = shape;
}
