using System.Collections.Concurrent;
using AdoEntra.Emulator.Identities;
using AdoEntra.Identity;

namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>
/// Signs in with tokens that the emulator issues without being asked over the network: what goes wrong there is not of interest here.
/// </summary>
internal sealed record EngineSignIn(EmulatorHost Emulator, EmulatedIdentity Identity) : SignInOptions, ITokenSource
{
    private readonly ConcurrentQueue<string?> _claims = new();

    public override string Kind => "Emulated";

    public override bool NeedsEntra => false;

    public override string Key => "emulated|" + Identity.ObjectId;

    /// <summary>For each token that was asked for, the claims it had to have.</summary>
    public IReadOnlyList<string?> Asked => [.. _claims];

    public override ITokenSource CreateSource(TokenSourceServices services) => this;

    public Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken)
    {
        _claims.Enqueue(request.Claims);
        IssuedToken token = Emulator.State.Tokens.Issue(
            Identity,
            KnownResources.AzureDevOps,
            TimeSpan.FromHours(1),
            application: null,
            request.Claims
        );
        return Task.FromResult(new SourceToken(token.Value, token.ExpiresOn, RefreshOn: null, "Bearer"));
    }
}
