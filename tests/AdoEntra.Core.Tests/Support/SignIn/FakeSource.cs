using System.Collections.Concurrent;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Support.SignIn;

/// <summary>A source of tokens that does what a test says, and keeps what it was asked.</summary>
internal sealed class FakeSource(Func<SourceTokenRequest, CancellationToken, Task<SourceToken>> get) : ITokenSource
{
    private readonly ConcurrentQueue<SourceTokenRequest> _requests = new();

    public FakeSource(Func<SourceTokenRequest, SourceToken> get)
        : this((request, _) => Task.FromResult(get(request)))
    {
    }

    public IReadOnlyList<SourceTokenRequest> Requests => [.. _requests];

    public Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        return get(request, cancellationToken);
    }

    /// <summary>A source that gives <c>token-1</c>, <c>token-2</c>, ... each for that long.</summary>
    public static FakeSource Counting(TestClock clock, TimeSpan? life = null)
    {
        int count = 0;
        return new FakeSource(_ => Token($"token-{Interlocked.Increment(ref count)}", clock.Now + (life ?? TimeSpan.FromHours(1))));
    }

    public static SourceToken Token(string text, DateTimeOffset expiresOn, DateTimeOffset? refreshOn = null) =>
        new(text, expiresOn, refreshOn, "Bearer");
}
