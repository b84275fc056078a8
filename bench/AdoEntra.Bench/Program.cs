using System.CommandLine;
using System.Globalization;
using AdoEntra.Bench;
using AdoEntra.Bench.Children;
using AdoEntra.Bench.Figures;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var figures = new Argument<string[]>("figure")
{
    Description = $"Which figures to take: {string.Join(", ", AllFigures.Names)}. Default: all.",
    Arity = ArgumentArity.ZeroOrMore,
};
figures.AcceptOnlyFromAmong([.. AllFigures.Names]);
var rounds = new Option<int?>("--rounds")
{
    Description = "Rounds of each measurement, one more for the warm-up. Default: as each figure needs.",
};
rounds.Validators.Add(static result =>
{
    if (result.GetValueOrDefault<int?>() is < 1) result.AddError("--rounds takes 1 or more.");
});

var command = new RootCommand("Measures AdoEntra against its references and prints one table of ratios.") { figures, rounds };
command.SetAction(async (parsed, stop) =>
{
    try
    {
        await Run.AllAsync(parsed.GetValue(figures) is { Length: > 0 } some ? some : AllFigures.Names, parsed.GetValue(rounds), stop);
        return 0;
    }
    catch (MeasurementException exception)
    {
        Console.Error.WriteLine($"The measurement failed: {exception.Message}");
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();
