using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>Entra or a managed-identity endpoint answers 200 with a token that is of no use.</summary>
public sealed class TokenFault : Fault
{
    private static readonly EmulatedRoute[] Routes =
    [
        EmulatedRoute.Msi, EmulatedRoute.Imds, EmulatedRoute.MachineLearning, EmulatedRoute.CloudShell, EmulatedRoute.ServiceFabric,
        EmulatedRoute.Arc, EmulatedRoute.Token,
    ];

    /// <summary>What is wrong with it.</summary>
    public TokenDefect Defect { get; init; }

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        exchange.Defect = Defect;
        return answer();
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) => Routes.Contains(route)
        ? base.Problem(route)
        : "a token fault belongs to the routes that give tokens";
}
