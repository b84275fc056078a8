namespace AdoEntra.Tests.Shared;

/// <summary>A test that reads the service's published contract, and is skipped where that is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = ContractFolder.SkipReason;
}
