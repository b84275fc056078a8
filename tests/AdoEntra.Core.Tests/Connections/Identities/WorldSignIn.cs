using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Connections.Identities;

/// <summary>A real way to sign in, with all that decides who shares it; only its source is the world's.</summary>
/// <param name="Real">The real one.</param>
/// <param name="Place">Where the world keeps who it is.</param>
/// <param name="Source">The world's.</param>
internal sealed record WorldSignIn(SignInOptions Real, string Place, Func<ITokenSource> Source) : SignInOptions
{
    public override string Kind => Real.Kind;

    public override string? Key => Real.Key;

    public override TenantUse TenantUse => Real.TenantUse;

    public override bool NeedsEntra => Real.NeedsEntra;

    public override string AskedAt(VariableReader variables) => Real.AskedAt(variables);

    public override ITokenSource CreateSource(TokenSourceServices services) => Source();
}

/// <summary>Gives the tokens of the present identity.</summary>
internal sealed class WorldSource(World world, string place, Func<int> who) : ITokenSource
{
    public Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(world.Give(place, who()));
}

/// <summary>Asks the person at the keyboard once; that person signs in, unless the account was swapped below.</summary>
internal sealed class WorldPerson(World world, string place) : IInteractiveTokenSource
{
    private int? _who;

    public Task AuthenticateAsync(string scope, Action<string> prompt, CancellationToken cancellationToken)
    {
        world.Prompts++;
        _who = world.AtKeyboard;
        world.Change(place, world.AtKeyboard);
        return Task.CompletedTask;
    }

    public Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(world.Give(place, _who is null ? throw new InvalidOperationException("Not asked.") : world.Account(place)));
}
