using System.CommandLine;
using System.Globalization;
using AdoEntra.Long;
using AdoEntra.Long.Large;
using AdoEntra.Long.Report;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// The emulators answer in this process, whatever else it is busy with.
ThreadPool.SetMinThreads(32, 32);

var parts = new Argument<string[]>("part")
{
    Description = $"What to run: {string.Join(", ", AllParts.Names)}. Default: all.",
    Arity = ArgumentArity.ZeroOrMore,
};
parts.AcceptOnlyFromAmong([.. AllParts.Names]);
var minutes = new Option<double>("--minutes")
{
    Description = "How long each part runs, at least once through.",
    DefaultValueFactory = static _ => 5,
};
minutes.Validators.Add(static result =>
{
    if (result.GetValueOrDefault<double>() is not > 0)
        result.AddError("--minutes takes a number above 0.");
});
var seed = new Option<int?>("--seed") { Description = "Only what comes of this seed, once; a failure says which." };

var command = new RootCommand("Fuzz, kills and large organizations: the tests that take as long as they are given.")
{
    parts,
    minutes,
    seed,
};
command.SetAction(
    async (parsed, stop) =>
    {
        string[] wanted = parsed.GetValue(parts) is { Length: > 0 } some ? some : AllParts.Names;
        var results = new Results(Console.Out);
        await Run.AllAsync(wanted, TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(seed), results, stop);
        return results.Failed == 0 ? 0 : 1;
    }
);

// The child process of the part 'large' that reads with Core alone.
var child = new Command(CoreReader.Verb) { Hidden = true };
child.SetAction(static (_, stop) => CoreReader.RunAsync(stop));
command.Add(child);
return await command.Parse(args).InvokeAsync();
