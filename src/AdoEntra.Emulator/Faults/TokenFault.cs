using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>A managed-identity endpoint answers 200 with a token that is of no use.</summary>
public sealed class TokenFault : Fault
{
    /// <summary>What is wrong with it.</summary>
    public TokenDefect Defect { get; init; }

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        exchange.OmitAccessToken = Defect == TokenDefect.NoAccessToken;
        exchange.TokenLifetime = Defect == TokenDefect.Expired ? TimeSpan.FromMinutes(-5) : null;
        return answer();
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) => route is EmulatedRoute.Msi or EmulatedRoute.Imds
        ? base.Problem(route)
        : "a token fault belongs to the routes msi and imds";
}
