namespace AdoEntra.Tests.Shared;

/// <summary>The same with several inputs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractTheoryAttribute : TheoryAttribute
{
    public ContractTheoryAttribute() => Skip = ContractFolder.SkipReason;
}
