using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Support.SignIn;

/// <summary>A way to sign in whose source is the test's.</summary>
/// <param name="Name">What equal ones share; null for one that belongs to its Connect.</param>
/// <param name="Source">Where tokens come from.</param>
internal sealed record TestSignIn(string? Name, ITokenSource Source) : SignInOptions
{
    public override string Kind => "Test";

    public override bool NeedsEntra => true;

    public override string? Key => Name is null ? null : "test|" + Name;

    public override ITokenSource CreateSource(TokenSourceServices services) => Source;
}
