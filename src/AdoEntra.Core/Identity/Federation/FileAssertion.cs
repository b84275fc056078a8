using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>A federated token that something else on this machine keeps in a file and renews there.</summary>
/// <param name="Path">The file, as a full path.</param>
internal sealed record FileAssertion(string Path) : FederatedAssertion
{
    public override string Kind => "FederatedTokenFile";

    // A renewal of the file may put the token of another subject there.
    public override string? Key => null;

    public override async Task<Secret> GetAsync(TokenSourceServices services, CancellationToken cancellationToken)
    {
        string text = await TokenFile
            .ReadAsync(Path, "Check -FederatedTokenFile, and that the program that renews the file is running.", cancellationToken)
            .ConfigureAwait(false);
        return Clean(text, $"The text in {Path}")
            ?? throw TokenFile.Empty(Path, "The platform that renews the file has to write the token to it.");
    }
}
