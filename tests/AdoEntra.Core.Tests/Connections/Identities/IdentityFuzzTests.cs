using AdoEntra.Core.Tests.Support;

namespace AdoEntra.Core.Tests.Connections.Identities;

/// <summary>
/// Random sequences of Connect, Disconnect, renewal, refusal and change of account over 4 runspaces, 3 identities and all kinds of sign-in.
/// After every step each connection is who it says it is.
/// </summary>
public sealed class IdentityFuzzTests
{
    private const int Steps = 400;

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task AnySequence_EachConnectionIsWhoItSaysItIs() => Fuzz.ForSeedsAsync(8, static async seed =>
    {
        using var run = new IdentityRun(seed);
        for (int step = 0; step < Steps; step++) await run.StepAsync();
    });
}
