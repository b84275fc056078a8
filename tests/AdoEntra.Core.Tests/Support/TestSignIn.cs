using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Support;

/// <summary>A way to sign in whose source is the test's.</summary>
internal sealed record TestSignIn(string Name, ITokenSource Source) : SignInOptions
{
    public override string Kind => "Test";

    public override bool NeedsEntra => true;

    public override string Key => "test|" + Name;

    public override ITokenSource CreateSource(TokenSourceServices services) => Source;
}
