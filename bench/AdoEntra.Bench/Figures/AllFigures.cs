using AdoEntra.Bench.Children;

namespace AdoEntra.Bench.Figures;

/// <summary>The figures there are, in the order of the table.</summary>
internal static class AllFigures
{
    public static readonly string[] Names =
    [
        ImportFigure.OwnName, TokenFigure.OwnName, JobFigure.OwnName, ListFigure.OwnName, SignInFigure.OwnName, ToolFigure.OwnName,
        PagesFigure.OwnName, FanFigure.OwnName, BranchesFigure.OwnName,
        PushFigure.OwnName, MemoryFigure.OwnName, CallFigure.OwnName,
    ];

    public static IReadOnlyList<IFigure> Create(Places places, Home home)
    {
        var shell = new Shell(places, home);
        return
        [
            new ImportFigure(shell),
            new TokenFigure(shell),
            new JobFigure(shell),
            new ListFigure(shell, places),
            new SignInFigure(shell),
            new ToolFigure(shell, places),
            new PagesFigure(shell, places),
            new FanFigure(shell, places),
            new BranchesFigure(shell),
            new PushFigure(shell),
            new MemoryFigure(shell),
            new CallFigure(shell, places),
        ];
    }
}
