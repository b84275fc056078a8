namespace AdoEntra.Core.Tests.Http.Operations;

/// <summary>A test that reads the service's published contract, and is skipped where that is not at hand.</summary>
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (!Directory.Exists(Contract.Folder)) Skip = "The service's contract is not at ../shared/reference/specs beside the repository.";
    }
}
